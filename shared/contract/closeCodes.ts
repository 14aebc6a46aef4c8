/**
 * WebSocket close codes of the document endpoint, for server and client (docs/PROTOCOL.md). A y-websocket client stops
 * after 44xx and reconnects after 45xx.
 */
export const closeCodes = {
  refused: 4400,
  signIn: 4401,
  revoked: 4403,
  gone: 4404,
  staleEpoch: 4409,
  tooLarge: 4413,
  newVersion: 4426,
  draining: 4503,
  tooSlow: 4508,
  observersOnly: 4521,
  full: 4529,
} as const
export type CloseCode = (typeof closeCodes)[keyof typeof closeCodes]
