import { unzipSync } from "fflate"
import { openapi } from "../../../../server/http/routes/openapi/openapi.ts"

/** Values for the parameters of an address, by the word before them in the path, or by their own name. */
export type Values = Record<string, readonly string[]>

/** Every described address that is read, with all values that fit it. `/metrics` has no words of a panel. */
export function everyAddress(values: Values): string[] {
  const filled = (path: string): string[] => {
    const [whole, before = "", name = ""] = /(\w+)\/\{(\w+)\}|\{(\w+)\}/.exec(path) ?? []
    if (!whole) return [path]
    const parameter = name || (/\{(\w+)\}/.exec(whole)?.[1] ?? "")
    const fitting = values[parameter === "id" ? before : parameter] ?? ["nothing"]
    return fitting.flatMap(value => filled(path.replace(`{${parameter}}`, value)))
  }
  const described = Object.entries(openapi().paths ?? {}).flatMap(([path, item]) => (item["get"] ? filled(path) : []))
  return [...new Set(described)].filter(path => path !== "/metrics" && !path.startsWith("/api/docs"))
}

/** All that an address answers, as text. A zip is unpacked, also in a zip; of a stream it is the first half second. */
export async function wholeAnswer(response: Response): Promise<string> {
  if (!response.headers.get("content-type")?.includes("event-stream"))
    return textOf(Buffer.from(await response.arrayBuffer()))
  const reader = response.body?.getReader()
  let text = ""
  setTimeout(() => void reader?.cancel(), 500)
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read())
    text += new TextDecoder().decode(part.value)
  return text
}

function textOf(bytes: Buffer): string {
  if (bytes.subarray(0, 4).toString("latin1") !== "PK\u0003\u0004") return bytes.toString()
  return Object.entries(unzipSync(bytes))
    .map(([name, file]) => `${name}\n${textOf(Buffer.from(file))}`)
    .join("\n")
}
