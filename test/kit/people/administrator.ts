import type { ServedPanel } from "../servers/servedPanel.ts"

/** Signs a browser in as an administrator of a served panel, and returns its cookie. */
export async function administratorOf({ url, instance }: Pick<ServedPanel, "url" | "instance">): Promise<string> {
  const token = `administrator ${crypto.randomUUID()}`
  await instance.directory.addAdminToken(instance.sha256(token), instance.clock.now() + 60_000)
  const response = await fetch(`${url}/api/join`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ token }),
  })
  return response.headers.getSetCookie()[0]?.split(";")[0] ?? ""
}
