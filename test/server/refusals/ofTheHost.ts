import type { ErrorBody } from "../../../shared/contract/queries.ts"
import type { RefusalCode } from "../../../shared/contract/refusals.ts"
import { emptyFace } from "../../../shared/model/host/face.ts"
import { administratorOf } from "../../kit/people/administrator.ts"
import { servePanel } from "../../kit/servers/servedPanel.ts"
import type { Provocation } from "./provoking.ts"

const put =
  (path: string, body: string | object): Provocation =>
  async () => {
    const panel = await servePanel()
    try {
      const response = await fetch(panel.url + path, {
        method: "PUT",
        headers: {
          cookie: await administratorOf(panel),
          "content-type": typeof body === "string" ? "image/svg+xml" : "application/json",
        },
        body: typeof body === "string" ? body : JSON.stringify(body),
      })
      const { error } = (await response.json()) as ErrorBody
      return { code: error.code as RefusalCode, params: error.params }
    } finally {
      await panel.end()
    }
  }

export const ofTheHost: Partial<Record<RefusalCode, Provocation>> = {
  "accent-contrast": put("/api/host/settings", {
    face: { ...emptyFace, accent: { light: "#ffff00", dark: "#9db8f0" } },
    seen: 0,
  }),
  "logo-unsafe": put("/api/host/logo", `<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`),
  "settings-changed": put("/api/host/settings", { face: emptyFace, seen: 7 }),
}
