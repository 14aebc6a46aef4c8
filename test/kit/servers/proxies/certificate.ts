import { execFile } from "node:child_process"
import { join } from "node:path"
import { promisify } from "node:util"
import { handOver } from "../components/folders.ts"

const run = promisify(execFile)

/** Writes a key and a certificate for 127.0.0.1 that is its own authority. Returns the path of the certificate. */
export async function newCertificate(folder: string): Promise<string> {
  const [key, certificate] = [join(folder, "key.pem"), join(folder, "certificate.pem")]
  const named = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"]
  const made = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "1"]
  await run("openssl", ["req", "-x509", ...made, ...named, "-keyout", key, "-out", certificate])
  for (const file of [key, certificate]) handOver(file)
  return certificate
}
