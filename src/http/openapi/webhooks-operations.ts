import * as z from 'zod'
import { CHANGE_TYPES } from '../../publication/change-event.ts'
import { webhookSchema } from '../routes/webhooks.ts'
import { countSchema, instantSchema } from './answer-schemas.ts'
import type { Operation, Parameter, Text } from './operation.ts'

const idSchema = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/)
const secretSchema = z.string().regex(/^whsec_[A-Za-z0-9+/]{43}=$/)

const ID: Parameter = {
  in: 'path',
  name: 'id',
  schema: idSchema,
  description: { fr: 'Identifiant de l’adresse.', en: 'Id of the endpoint.' },
  example: 'k2Jq0mX9yT4bW7Zd',
}

export const endpointSchema = z.strictObject({
  id: idSchema,
  url: z.string(),
  events: z.array(z.enum(CHANGE_TYPES)),
  status: z.enum(['active', 'paused', 'disabled']),
  createdAt: instantSchema,
  waiting: countSchema,
  dead: countSchema,
})
const deliverySchema = z.strictObject({
  id: idSchema,
  type: z.enum([...CHANGE_TYPES, 'webhook.test']),
  state: z.enum(['waiting', 'delivered', 'dead']),
  attempts: countSchema,
  createdAt: instantSchema,
  nextAt: instantSchema.nullable(),
  lastAt: instantSchema.nullable(),
  last: z.union([z.int(), z.string()]).nullable(),
})

const access: Operation['access'] = { scope: 'webhooks' }
const ENDPOINT: Text = { fr: 'L’adresse.', en: 'The endpoint.' }

/** An act on one endpoint, without a body. */
const act = (
  name: string,
  id: string,
  summary: Text,
  description: Text,
  status: 200 | 202,
  schema: z.ZodType,
  problems: Operation['problems'] = ['not-found'],
): Operation => ({
  method: 'POST',
  path: `/v1/webhooks/:id/${name}`,
  id,
  tag: 'webhooks',
  summary,
  description,
  access,
  parameters: [ID],
  answers: { [status]: { description: summary, schema } },
  problems: [...problems, 'quota-exceeded'],
})

export const WEBHOOKS_OPERATIONS: readonly Operation[] = [
  {
    method: 'POST',
    path: '/v1/webhooks',
    id: 'createWebhook',
    tag: 'webhooks',
    summary: { fr: 'Être prévenu des changements', en: 'Be told of changes' },
    description: {
      fr: 'Une adresse https de l’internet public ; le secret qui signe les envois (Standard Webhooks) n’est montré qu’ici.',
      en: 'An https address of the public internet; the secret that signs deliveries (Standard Webhooks) is shown here only.',
    },
    access,
    body: {
      contentType: 'application/json',
      schema: webhookSchema,
      example: { url: 'https://hooks.example.org/vigifuite', events: ['incident.published', 'dataset.published'] },
    },
    answers: { 201: { description: ENDPOINT, schema: endpointSchema.extend({ secret: secretSchema }) } },
    problems: ['invalid-request', 'conflict', 'quota-exceeded'],
  },
  {
    method: 'GET',
    path: '/v1/webhooks',
    id: 'listWebhooks',
    tag: 'webhooks',
    summary: { fr: 'Les adresses de votre organisation', en: 'Your organisation’s endpoints' },
    description: {
      fr: 'Avec ce qui attend (`waiting`) et ce qui a été abandonné après un jour d’essais (`dead`).',
      en: 'With what waits (`waiting`) and what was given up after a day of attempts (`dead`).',
    },
    access,
    answers: {
      200: {
        description: { fr: 'Les adresses.', en: 'The endpoints.' },
        schema: z.strictObject({ webhooks: z.array(endpointSchema) }),
      },
    },
    problems: ['quota-exceeded'],
  },
  {
    method: 'GET',
    path: '/v1/webhooks/:id/deliveries',
    id: 'listDeliveries',
    tag: 'webhooks',
    summary: { fr: 'Les derniers envois', en: 'The newest deliveries' },
    description: {
      fr: '`last` est le statut de la dernière réponse, ou pourquoi il n’y en eut pas : `address`, `connection`, `time-out`, `secret`.',
      en: '`last` is the status of the last answer, or why there was none: `address`, `connection`, `time-out`, `secret`.',
    },
    access,
    parameters: [ID],
    answers: {
      200: {
        description: { fr: 'Au plus 50, les plus récents d’abord.', en: 'At most 50, newest first.' },
        schema: z.strictObject({ deliveries: z.array(deliverySchema) }),
      },
    },
    problems: ['not-found', 'quota-exceeded'],
  },
  act(
    'pause',
    'pauseWebhook',
    { fr: 'Mettre en pause', en: 'Pause' },
    { fr: 'Ce qui change pendant ce temps attend.', en: 'What changes meanwhile waits.' },
    200,
    endpointSchema,
  ),
  act(
    'resume',
    'resumeWebhook',
    { fr: 'Reprendre', en: 'Resume' },
    {
      fr: 'Aussi après un 410, qui désactive l’adresse.',
      en: 'Also after a 410, which disables the endpoint.',
    },
    200,
    endpointSchema,
  ),
  act(
    'secret',
    'replaceWebhookSecret',
    { fr: 'Remplacer le secret', en: 'Replace the secret' },
    {
      fr: 'L’ancien signe encore à côté du nouveau pendant un jour.',
      en: 'The former one signs beside the new one for a day.',
    },
    200,
    z.strictObject({ secret: secretSchema }),
  ),
  act(
    'test',
    'testWebhook',
    { fr: 'Envoyer un essai', en: 'Send a test' },
    {
      fr: 'Un envoi de type `webhook.test`, un seul à la fois.',
      en: 'A delivery of type `webhook.test`, one at a time.',
    },
    202,
    z.strictObject({ id: idSchema }),
    ['not-found', 'conflict'],
  ),
  act(
    'replay',
    'replayWebhook',
    { fr: 'Renvoyer ce qui a été abandonné', en: 'Send again what was given up' },
    {
      fr: 'Sous les mêmes identifiants ; `deliveries` dit combien.',
      en: 'Under the same ids; `deliveries` says how many.',
    },
    202,
    z.strictObject({ deliveries: countSchema }),
  ),
  {
    method: 'DELETE',
    path: '/v1/webhooks/:id',
    id: 'deleteWebhook',
    tag: 'webhooks',
    summary: { fr: 'Supprimer une adresse', en: 'Delete an endpoint' },
    description: { fr: 'Avec tout ce qui l’attendait.', en: 'With all that waited for it.' },
    access,
    parameters: [ID],
    answers: {
      200: { description: { fr: 'Supprimée.', en: 'Deleted.' }, schema: z.strictObject({ deleted: z.literal(true) }) },
    },
    problems: ['not-found', 'quota-exceeded'],
  },
]
