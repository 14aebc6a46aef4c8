type Ed25519 = (publicKey: string, text: string, signature: string) => boolean

const prime = 2n ** 255n - 19n
const order = 2n ** 252n + 27742317777372353535851937790883648493n

/** The y coordinate of a point of order 8. Under a key whose order divides 8, one signature can fit many texts. */
const y8 = 2707385501144840649318225287225658788936804267575313519463743609750303402022n
const smallOrder: ReadonlySet<bigint> = new Set([0n, 1n, prime - 1n, y8, prime - y8])

/**
 * Checks the bytes of a key and a signature before the platform's own check, because platforms accept different values.
 * A point must be canonical and not of small order, and a scalar must be reduced. All platforms agree on the remaining
 * checks.
 */
export const strictly =
  (ed25519: Ed25519): Ed25519 =>
  (publicKey, text, signature) =>
    isPoint(publicKey) &&
    isPoint(signature.slice(0, 64)) &&
    fromLittleEndian(signature.slice(64)) < order &&
    ed25519(publicKey, text, signature)

function isPoint(hex: string): boolean {
  // the highest bit is not part of y; it is the sign of x
  const y = fromLittleEndian(hex) & (2n ** 255n - 1n)
  return y < prime && !smallOrder.has(y)
}

const fromLittleEndian = (hex: string): bigint => BigInt(`0x${hex.match(/../g)?.toReversed().join("") ?? "0"}`)
