// Usage: node verify.mjs FILE [--fingerprint F] [--key HEX] [--head HASH]
import { createHash, createPublicKey, verify as verifySignature } from "node:crypto"
import { readFileSync, realpathSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { readFingerprint, verify } from "./core.mjs"
import { sentences, verdictLines, zipLines } from "./says.mjs"
import { bundleIn } from "./unpacking.mjs"

const exitCodes = {}

const tools = {
  sha256: async text => createHash("sha256").update(text).digest("hex"),
  ed25519: async (key, text, signature) => {
    const x = Buffer.from(key, "hex").toString("base64url")
    try {
      const publicKey = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" })
      return verifySignature(null, Buffer.from(text), publicKey, Buffer.from(signature, "hex"))
    } catch {
      return false
    }
  },
}

// the exit code when the arguments are malformed or the file cannot be read; no verdict has this code
const unanswered = 64

async function main(words) {
  const option = name => (words.includes(name) ? words[words.indexOf(name) + 1] : undefined)
  const file = words.find((word, n) => !word.startsWith("--") && !(words[n - 1] ?? "").startsWith("--"))
  const fingerprint = words.includes("--fingerprint") ? readFingerprint(option("--fingerprint") ?? "") : undefined
  const outside = { key: option("--key"), head: option("--head"), fingerprint }
  const isHex = name => !words.includes(`--${name}`) || /^[0-9a-f]{64}$/.test(outside[name])
  if (!file || fingerprint === null || !["key", "head"].every(isHex)) {
    console.log("node verify.mjs FILE [--fingerprint F] [--key HEX] [--head HASH]")
    return unanswered
  }
  const locale = process.env.LC_ALL || process.env.LANG || ""
  const lang = Object.keys(sentences).find(one => locale.startsWith(one)) ?? "en"
  const bundle = await bundleIn(readFileSync(file))
  if (!bundle) {
    console.log(zipLines(lang).join("\n"))
    return exitCodes.fails
  }
  const verdict = await verify(bundle, tools, outside)
  console.log(verdictLines(verdict, lang).join("\n"))
  return exitCodes[verdict.ok ? verdict.is : "fails"]
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url))
  process.exitCode = await main(process.argv.slice(2)).catch(failure => {
    console.error(failure.message)
    return unanswered
  })

export { tools }
