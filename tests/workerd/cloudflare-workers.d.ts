/** The part of workerd's own module that tests use. */
declare module 'cloudflare:workers' {
  /** The bindings of wrangler.toml. */
  export const env: Readonly<Record<string, unknown>>
}
