import { hash } from "node:crypto"
import * as z from "zod"
import { bundleZip } from "../../evidence/zip/bundleZip.ts"
import { endProcess, endWithServer, writeWhole } from "../../papers/writing/ownProcess.ts"

/**
 * A process that packs one bundle into a zip and ends. It reads from the standard input a line that says how, and then
 * the bundle, and writes the zip to the standard output.
 */
const Packing = z.object({ name: z.string(), url: z.string() })

endWithServer()

async function* linesIn(input: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = ""
  for await (const part of input) {
    // not by `readline`, which ends a line also at separators of Unicode that a bundle may hold
    const lines = (rest + part).split("\n")
    rest = lines.pop() ?? ""
    for (const line of lines) yield `${line}\n`
  }
  if (rest !== "") throw new Error("the bundle ends within a line")
}

const lines = linesIn(process.stdin.setEncoding("utf8"))
const first = await lines.next()
const { name, url } = Packing.parse(JSON.parse(first.value ?? "null"))
const sha256 = (text: string): string => hash("sha256", text)
for await (const piece of bundleZip({ name, lines }, { sha256, url }).pieces) writeWhole(piece)
endProcess(0)
