import { msg } from "../msg.ts"
import { oldestBrowsers } from "./oldestBrowsers.ts"

export function oldestWords(): string {
  const { chrome, firefox, safari } = oldestBrowsers
  return msg("join.oldest", { chrome, firefox, safari })
}
