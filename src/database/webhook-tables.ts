/** Tables of sql/0010: webhooks. */
import type { ColumnType, JSONColumnType } from 'kysely'

type BigInteger = ColumnType<string | number | bigint, number, number>

export type EndpointStatus = 'active' | 'paused' | 'disabled'
export type DeliveryState = 'waiting' | 'delivered' | 'dead'

export interface WebhookEndpointsTable {
  id: string
  partner: string
  url: string
  events: JSONColumnType<string[]>
  secret: Uint8Array
  former_secret: Uint8Array | null
  former_until: Date | null
  status: EndpointStatus
  created_at: Date
}

export interface WebhookEventsTable {
  sequence: BigInteger
  event: JSONColumnType<object>
  created_at: Date
}

export interface WebhookDeliveriesTable {
  id: string
  endpoint: string
  sequence: ColumnType<string | number | bigint | null, number | null, number | null>
  state: ColumnType<DeliveryState, DeliveryState | undefined, DeliveryState>
  attempts: ColumnType<number, number | undefined, number>
  next_at: Date
  created_at: Date
  last_at: Date | null
  last_status: number | null
  last_failure: string | null
}

export interface WebhookTables {
  webhook_endpoints: WebhookEndpointsTable
  webhook_events: WebhookEventsTable
  webhook_deliveries: WebhookDeliveriesTable
}
