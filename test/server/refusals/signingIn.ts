import { ServiceRefused, type SignInServices } from "../../../server/ports/host/signInServices.ts"
import type { ErrorBody } from "../../../shared/contract/queries.ts"
import type { RefusalCode } from "../../../shared/contract/refusals.ts"
import { type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"
import type { Provocation } from "./provoking.ts"

const json = { "content-type": "application/json", accept: "application/json" }
const cookiesOf = (response: Response) => response.headers.getSetCookie().map(one => one.split(";")[0] ?? "")

async function refusedBy(response: Response) {
  const { error } = (await response.json()) as ErrorBody
  return { code: error.code as RefusalCode, params: error.params }
}

const begin = ({ url }: ServedPanel, body: object = {}, cookie = "") =>
  fetch(`${url}/api/sign-in/services/1`, { method: "POST", headers: { ...json, cookie }, body: JSON.stringify(body) })

/** Begins a sign-in by a service and comes back from it. */
async function comeBack(panel: ServedPanel, body: object = {}, cookie = ""): Promise<Response> {
  const begun = await begin(panel, body, cookie)
  const state = new URL(((await begun.json()) as { url: string }).url).searchParams.get("state") ?? ""
  const [flow = ""] = cookiesOf(begun)
  return fetch(`${panel.url}/api/sign-in/services/1/callback?state=${state}&code=c`, {
    headers: { accept: "application/json", cookie: [flow, cookie].filter(Boolean).join("; ") },
    redirect: "manual",
  })
}

const person = (subject: string) => ({
  issuer: "https://idp.example",
  subject,
  name: subject,
  affiliation: "",
  email: null,
  session: null,
  provedAt: Date.now(),
})

/** A service that vouches for the persons of a list, one after the other. */
const vouching = (...subjects: string[]): SignInServices => ({
  list: [],
  begin: async (_, { state }) => `https://idp.example/?state=${state}`,
  finish: async () => person(subjects.shift() ?? "nobody"),
  loggedOut: async () => ({ issuer: "https://idp.example", jti: "j", of: { session: "s" } }),
  failures: () => [],
  onFailure: () => {},
  reach: async () => null,
})

const by =
  (services: SignInServices, act: (panel: ServedPanel) => Promise<Response>): Provocation =>
  async () => {
    const panel = await servePanel({ instead: () => ({ services }) })
    try {
      return await refusedBy(await act(panel))
    } finally {
      await panel.end()
    }
  }

const refusing = (code: ServiceRefused["code"]): SignInServices => ({
  ...vouching(),
  finish: async () => {
    throw new ServiceRefused(code, "k3f9")
  },
})

export const signingIn: Partial<Record<RefusalCode, Provocation>> = {
  "passkey-refused": by(vouching(), ({ url }) =>
    fetch(`${url}/api/sign-in/passkey/ask`, { method: "POST", headers: json }),
  ),
  "service-away": by(refusing("service-away"), comeBack),
  "service-denied": by(refusing("service-denied"), comeBack),
  "service-wrong": by(refusing("service-wrong"), comeBack),
  "service-unknown": by(
    {
      ...vouching(),
      begin: async () => {
        throw new ServiceRefused("service-unknown")
      },
    },
    begin,
  ),
  "service-state": by(vouching(), ({ url }) =>
    fetch(`${url}/api/sign-in/services/1/callback?state=gone`, { headers: { accept: "application/json" } }),
  ),
  "service-taken": by(vouching("one", "two", "two", "one"), async panel => {
    await comeBack(panel)
    const signIn = async (cookie = "") =>
      cookiesOf(await comeBack(panel, {}, cookie)).find(one => one.startsWith("plenary_session=")) ?? ""
    return comeBack(panel, { connect: true }, await signIn(await signIn()))
  }),
}
