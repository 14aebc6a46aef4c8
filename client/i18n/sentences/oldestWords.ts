import { msg, str } from "@lit/localize"
import { oldestBrowsers } from "./oldestBrowsers.ts"

export function oldestWords(): string {
  const { chrome, firefox, safari } = oldestBrowsers
  return msg(str`Works in Chrome and Edge ${chrome}, Firefox ${firefox}, Safari ${safari} and later.`, {
    id: "join.oldest",
  })
}
