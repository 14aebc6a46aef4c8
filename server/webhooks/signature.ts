import { createHmac, randomBytes } from "node:crypto"

const prefix = "whsec_"

/** Makes the key of a webhook's signatures: 192 random bits, as Standard Webhooks writes them. */
export const newSecret = (): string => prefix + randomBytes(24).toString("base64")

/**
 * Returns the headers of a message as Standard Webhooks 1.0 defines them. The signature covers the id, the time and the
 * body, so that a message can neither be changed nor sent again later as another one.
 */
export function signedHeaders(secret: string, id: string, seconds: number, body: string): Record<string, string> {
  const key = Buffer.from(secret.slice(prefix.length), "base64")
  const signature = createHmac("sha256", key).update(`${id}.${seconds}.${body}`).digest("base64")
  return { "webhook-id": id, "webhook-timestamp": String(seconds), "webhook-signature": `v1,${signature}` }
}
