import { createHmac } from "node:crypto"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { openIdServices, personOf } from "../../../server/adapters/oidc/openIdServices.ts"
import type { ServiceFailure, SignInServices } from "../../../server/ports/host/signInServices.ts"
import { readServices } from "../../../server/start/instance/signInServices.ts"
import type { AccountAnswer } from "../../../shared/contract/queries/people/accounts.ts"
import type { InvitePreview } from "../../../shared/contract/queries.ts"
import { accountAtDoor } from "../../kit/people/ways.ts"
import { clientSecret, type FakeService, fakeService, settingsOf } from "../../kit/servers/fakeService.ts"
import { type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"

let panel: ServedPanel
let service: FakeService
let services: SignInServices
beforeEach(async () => {
  service = await fakeService()
  services = openIdServices([settingsOf(service)])
  panel = await servePanel({ instead: () => ({ services }) })
})
afterEach(async () => {
  await panel.end()
  await service.end()
})

const json = { "content-type": "application/json", accept: "application/json" }
const pairOf = (one = "") => one.split(";")[0] ?? ""
const cookiesOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .filter(one => !one.includes("=;"))
    .map(pairOf)
const begin = async (body: object = {}, cookie = "") => {
  const response = await fetch(`${panel.url}/api/sign-in/services/1`, {
    method: "POST",
    headers: { ...json, cookie },
    body: JSON.stringify(body),
  })
  const { url = "", error } = (await response.json()) as { url?: string; error?: { code: string } }
  return { url, flow: cookiesOf(response).find(one => one.includes("flow")) ?? "", code: error?.code ?? "" }
}
const comeBack = async (address: string, cookie: string, accept = "application/json") => {
  const response = await fetch(address, { headers: { accept, cookie }, redirect: "manual" })
  const text = await response.text()
  const code = text.startsWith("{") ? ((JSON.parse(text) as { error?: { code: string } }).error?.code ?? "") : ""
  const set = cookiesOf(response).find(one => one.startsWith("plenary_session")) ?? ""
  return { status: response.status, code, cookie: set, to: response.headers.get("location") ?? "" }
}
const signIn = async (body: object = {}, cookie = "") => {
  const { url, flow } = await begin(body, cookie)
  return comeBack(service.visit(url), [flow, cookie].filter(Boolean).join("; "))
}
/** Signs in once more in a browser that is signed in, and so proves anew whose account it is. */
const anew = (cookie: string) => signIn({}, cookie)
const account = async (cookie: string) => {
  const response = await fetch(`${panel.url}/api/account`, { headers: { cookie } })
  return ((await response.json()) as AccountAnswer).account
}
const seated = async (cookie: string) =>
  (await fetch(`${panel.url}/api/workspaces/panel`, { headers: { cookie } })).status
const join = async (who: string, cookie: string) => {
  const account = cookie === "" ? "" : await accountAtDoor(panel.url, panel.tokens[who], cookie)
  const body = JSON.stringify({ token: panel.tokens[who], name: who, account })
  const response = await fetch(`${panel.url}/api/join`, { method: "POST", headers: { ...json, cookie }, body })
  return cookiesOf(response)[0] ?? ""
}
const logout = async (token: string) => {
  const response = await fetch(`${panel.url}/api/sign-in/services/1/logout`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ logout_token: token }),
  })
  return [response.status, ((await response.json()) as { error?: { code: string } }).error?.code ?? ""]
}

describe("a server proves itself to a service", () => {
  const [basic, post] = ["client_secret_basic", "client_secret_post"]
  test.each([
    ["that publishes no way", null, [basic]],
    ["that publishes the one", [basic], [basic]],
    ["that publishes the other", [post, "private_key_jwt"], [post]],
    ["that publishes both and takes the first", [post, basic], [basic]],
    ["that publishes both and takes the other from this server", [basic, post], [post]],
  ])("%s", async (_, published, takes) => {
    Object.assign(service, { published, takes })
    expect((await signIn()).status).toBe(303)
    expect((await signIn()).status, "and once more").toBe(303)
  })

  test("and where it is not taken, the person reads a number, under which the administrator finds the cause", async () => {
    service.takes = []
    const told: ServiceFailure[] = []
    services.onFailure(failure => told.push(failure))
    const { url, flow } = await begin()
    const { to } = await comeBack(service.visit(url), flow, "text/html")
    const shown = new URL(to).searchParams
    expect(shown.get("problem")).toBe("service-wrong")
    expect(told).toMatchObject([{ name: "Institute", code: "service-wrong", id: shown.get("id") }])
    expect(told[0]?.cause).toContain("invalid_client")
    expect(services.failures()).toEqual(told)
    expect(JSON.stringify(told)).not.toContain(settingsOf(service).clientSecret)
    service.takes = [basic ?? ""]
    await signIn()
    expect(services.failures(), "a sign-in that succeeds ends it").toEqual([])
  })
})

describe("a sign-in by a service", () => {
  test("opens an account with the name and the verified address, and the same one the next time", async () => {
    const first = await signIn({ to: "/me" })
    expect([first.status, first.to]).toEqual([303, `${panel.url}/me`])
    expect(await account(first.cookie)).toMatchObject({
      name: "Ann Onodera",
      email: "ann@example.org",
      verifiedBy: "service",
      services: ["Institute"],
    })
    const list = async (cookie: string) => (await fetch(`${panel.url}/api/workspaces`, { headers: { cookie } })).json()
    expect(await list(first.cookie), "the first page says who is signed in").toMatchObject({ account: "Ann Onodera" })
    expect(await list("")).not.toHaveProperty("account")
    await join("panelist1", first.cookie)
    const second = await signIn()
    expect(await seated(second.cookie)).toBe(200)
  })

  test("tells on the page of the sign-in that the browser holds a seat of somebody else", async () => {
    const first = await signIn()
    await join("panelist1", first.cookie)
    const held = await join("panelist2", "")
    const { to, cookie } = await signIn({ to: "/w/panel" }, held)
    expect(to).toBe(`${panel.url}/sign-in?others&to=%2Fw%2Fpanel`)
    const response = await fetch(`${panel.url}/api/account`, { headers: { cookie } })
    expect(await response.json()).toMatchObject({ others: [{ slug: "panel", name: "panelist2" }] })
    expect((await signIn({ to: "/w/panel" })).to).toBe(`${panel.url}/w/panel`)
  })

  test("opens nobody's account by an address that only looks like theirs", async () => {
    service.person = { ...service.person, sub: "ann", email: "ann.k@example.org" }
    const ann = await signIn()
    await join("panelist1", ann.cookie)
    service.person = { ...service.person, sub: "eve", name: "Eve", email: "ann.\u212a@example.org" }
    const eve = await signIn()
    expect(await account(eve.cookie)).toMatchObject({ name: "Eve", email: "ann.\u212a@example.org" })
    expect(await seated(eve.cookie)).not.toBe(200)
    for (const email of [
      "ann.k@example.org\0",
      "ann.k@example.org\u200b",
      "ann.k@exam\u00adple.org",
      "\0ann.k@example.org",
    ]) {
      service.person = { ...service.person, sub: `eve at ${email}`, email }
      const hidden = await signIn()
      expect(await seated(hidden.cookie)).not.toBe(200)
    }
  })

  test.each([
    ["a wrong nonce", { nonce: "another" }],
    ["another issuer", { iss: "https://evil.example" }],
    ["another audience", { aud: "another" }],
    ["no subject", { sub: undefined }],
    ["an empty subject", { sub: "" }],
    ["another program for which it was made", { azp: "another" }],
    ["another program beside this one", { aud: ["plenary", "another"], azp: "another" }],
    ["no audience", { aud: undefined }],
    ["no nonce", { nonce: undefined }],
  ])("is refused with %s", async (_, wrong) => {
    service.spoil = claims => ({ ...claims, ...wrong })
    const { code, cookie } = await signIn()
    expect([code, cookie]).toEqual(["service-wrong", ""])
  })

  test.each(["none", "HS256"])("is refused with a token whose signature is %s", async alg => {
    const part = (one: object) => Buffer.from(JSON.stringify(one)).toString("base64url")
    const now = Math.floor(Date.now() / 1_000)
    service.forge = claims => {
      const signed = `${part({ alg, kid: "k" })}.${part({ ...claims, iat: now, exp: now + 300 })}`
      const mac = createHmac("sha256", clientSecret).update(signed).digest("base64url")
      return `${signed}.${alg === "none" ? "" : mac}`
    }
    const { code, cookie } = await signIn()
    expect([code, cookie]).toEqual(["service-wrong", ""])
  })

  test("is refused with a token that has ended", async () => {
    service.endsIn = -120
    expect((await signIn()).code).toBe("service-wrong")
  })

  test("is refused with a token that another key has signed", async () => {
    const other = await fakeService()
    const { url, flow } = await begin()
    const back = new URL(service.visit(url))
    back.searchParams.set("code", new URL(other.visit(url)).searchParams.get("code") ?? "")
    expect((await comeBack(back.href, flow)).code).toBe("service-wrong")
    await other.end()
  })

  test("ends at the service at which it began, and with the state of its own browser", async () => {
    const { url, flow } = await begin()
    const back = service.visit(url)
    expect((await comeBack(back.replace("/services/1/", "/services/2/"), flow)).code).toBe("service-state")
    const another = new URL(back)
    another.searchParams.set("iss", "https://evil.example")
    expect((await comeBack(another.href, flow)).code).toBe("service-wrong")
    const other = await begin()
    expect((await comeBack(service.visit(url), other.flow)).code).toBe("service-state")
    const crossed = new URL(service.visit(url))
    crossed.searchParams.set("state", new URL(other.url).searchParams.get("state") ?? "")
    expect((await comeBack(crossed.href, other.flow)).code).toBe("service-wrong")
  })

  test("is refused when its code is used again, and when the browser comes back twice", async () => {
    const { url, flow } = await begin()
    const back = service.visit(url)
    expect((await comeBack(back, flow)).status).toBe(303)
    expect((await comeBack(back, flow)).code).toBe("service-wrong")
    const again = await begin()
    const replayed = new URL(service.visit(again.url))
    replayed.searchParams.set("code", new URL(back).searchParams.get("code") ?? "")
    expect((await comeBack(replayed.href, again.flow)).code).toBe("service-wrong")
  })

  test("counts at once as a proof where the service says that the person proved who they are then (DOMAIN SI13)", async () => {
    const plain = service.person
    const seconds = Math.floor(Date.now() / 1_000)
    for (const [auth_time, proved] of [
      [seconds, true],
      [seconds - 3_600, false],
      [undefined, false],
    ] as const) {
      service.person = { ...plain, sub: `at ${auth_time}`, email: undefined, auth_time }
      const { cookie } = await signIn()
      expect([auth_time, (await account(cookie))?.proved]).toEqual([auth_time, proved])
      expect((await begin({ connect: true }, cookie)).code).toBe(proved ? "" : "sign-in-again")
    }
  })

  test("tells the page of an invitation the name, and that it was a moment ago", async () => {
    const { cookie } = await signIn()
    const body = JSON.stringify({ token: panel.tokens["panelist1"] })
    const seen = await fetch(`${panel.url}/api/join/preview`, { method: "POST", headers: { ...json, cookie }, body })
    expect(((await seen.json()) as InvitePreview).account.signedIn).toMatchObject({ name: "Ann Onodera", proved: true })
  })

  test("begins for anybody, however many others in the network have begun", async () => {
    for (let n = 0; n < 130; n++) expect((await begin()).code).toBe("")
    expect((await signIn()).status).toBe(303)
  })

  test("is refused with a cookie that this server did not seal, or sealed for something else", async () => {
    const { url, flow } = await begin()
    const [name, value = ""] = flow.split("=")
    const last = value.at(-6) === "A" ? "B" : "A"
    for (const spoiled of ["", "x", value.slice(0, -4), `${value.slice(0, -6)}${last}${value.slice(-5)}`])
      expect((await comeBack(service.visit(url), `${name}=${spoiled}`)).code).toBe("service-state")
  })

  test("is refused in another browser than the one that began", async () => {
    const { url } = await begin()
    const other = await begin()
    expect((await comeBack(service.visit(url), "")).code).toBe("service-state")
    expect((await comeBack(service.visit((await begin()).url), other.flow)).code).toBe("service-state")
  })

  test("tells a person on the page of the sign-in why it was refused, also when they said no", async () => {
    const { url, flow } = await begin()
    const back = new URL(service.visit(url))
    back.searchParams.delete("code")
    back.searchParams.set("error", "access_denied")
    const { status, to } = await comeBack(back.href, flow, "text/html")
    expect([status, to]).toEqual([303, `${panel.url}/sign-in?problem=service-denied`])
    // another way to sign in then leads to the page that was wanted, e.g. that of an invitation
    const wanted = await begin({ to: "/join" })
    const refused = new URL(service.visit(wanted.url))
    refused.searchParams.delete("code")
    refused.searchParams.set("error", "access_denied")
    const later = await comeBack(refused.href, wanted.flow, "text/html")
    expect(later.to).toBe(`${panel.url}/sign-in?problem=service-denied&to=%2Fjoin`)
  })

  test("is refused while the service is away, and where there is no such service", async () => {
    await service.end()
    expect((await begin()).code).toBe("service-away")
    const none = await fetch(`${panel.url}/api/sign-in/services/7`, { method: "POST", headers: json, body: "{}" })
    expect(((await none.json()) as { error: { code: string } }).error.code).toBe("service-unknown")
    service = await fakeService()
  })

  test("leads to no other server", async () => {
    for (const to of ["https://evil.example/", "//evil.example", "/\\evil.example"])
      expect((await signIn({ to })).to).toBe(`${panel.url}/`)
  })

  test("takes no address that the service has not verified", async () => {
    service.person = { ...service.person, email_verified: false }
    const first = await signIn()
    expect(await account(first.cookie)).toMatchObject({ email: "", verifiedBy: null })
    service.person = { ...service.person, sub: "person-2", email_verified: true }
    const other = await signIn()
    expect(await account(other.cookie)).toMatchObject({ email: "ann@example.org" })
    await join("panelist1", other.cookie)
    service.person = { ...service.person, sub: "person-3", email_verified: undefined }
    expect(await seated((await signIn()).cookie)).not.toBe(200)
  })

  test("gives a removed member nothing back, whatever session they have there", async () => {
    const moderator = await panel.join("moderator1")
    const { cookie } = await signIn()
    const held = await join("panelist1", cookie)
    const response = await fetch(`${panel.url}/api/workspaces/panel`, { headers: { cookie: held } })
    const { me } = (await response.json()) as { me: { member: string } }
    await moderator.do("remove-member", { member: me.member, reason: "left" })
    expect([await seated(held), await seated((await signIn()).cookie)]).toEqual(
      [401, 401].map(() => expect.any(Number)),
    )
    expect(await seated((await signIn()).cookie)).not.toBe(200)
  })

  test("is a proof only if the service says that its person has just proved who they are", async () => {
    const first = await signIn()
    // the person may have signed in to the service days ago, and somebody else may sit here
    expect((await begin({ connect: true }, first.cookie)).code).toBe("sign-in-again")
    const { url } = await begin({}, first.cookie)
    expect(new URL(url).searchParams.get("max_age")).toBe("0")
    expect(new URL((await begin()).url).searchParams.get("max_age")).toBeNull()
    let { cookie } = first
    const proved = async (seconds?: number) => {
      service.spoil = claims => ({ ...claims, auth_time: seconds && Math.floor(Date.now() / 1_000) - seconds })
      const done = await anew(cookie)
      cookie = done.cookie
      return done
    }
    for (const seconds of [undefined, 600]) {
      const old = await proved(seconds)
      expect([old.status, (await account(old.cookie))?.name]).toEqual([303, "Ann Onodera"])
      expect((await begin({ connect: true }, old.cookie)).code).toBe("sign-in-again")
    }
    const now = await proved(1)
    expect((await begin({ connect: true }, now.cookie)).code).toBe("")
  })

  test("is added to the account that is signed in, and to no second one", async () => {
    const first = await signIn()
    service.person = { sub: "person-9", name: "Other", sid: "s9" }
    const other = await anew((await signIn()).cookie)
    service.person = { sub: "person-1", name: "Ann Onodera", sid: "s1" }
    const ann = await anew(first.cookie)
    service.person = { sub: "person-9", name: "Other", sid: "s9" }
    expect((await signIn({ connect: true }, ann.cookie)).code).toBe("service-taken")
    expect((await begin({ connect: true })).code).toBe("sign-in")
    service.person = { sub: "person-10", name: "Third", sid: "s10" }
    expect((await signIn({ connect: true }, other.cookie)).status).toBe(303)
    expect((await account(other.cookie))?.services).toEqual(["Institute", "Institute"])
    // the proof of the account is too old, or was lost at a restart
    for (const { id } of await panel.instance.hostReadings.signIns(panel.instance.seats.living(), 99))
      await panel.instance.codes.take(`fresh ${id}`)
    expect((await begin({ connect: true }, other.cookie)).code).toBe("sign-in-again")
    expect((await account(other.cookie))?.services).toEqual(["Institute", "Institute"])
  })
})

describe("a logout by the service", () => {
  test("ends the sign-ins of its session, once, and nobody else's", async () => {
    const { cookie } = await signIn()
    service.person = { ...service.person, sid: "session-2" }
    const other = await signIn()
    const token = await service.logoutToken({ sid: "session-1" })
    expect(await logout(token)).toEqual([200, ""])
    expect([await account(cookie), (await account(other.cookie))?.name]).toEqual([null, "Ann Onodera"])
    expect((await logout(token))[1]).toBe("service-state")
  })

  test("reads the keys of the service once for many messages", async () => {
    for (let n = 0; n < 3; n++) expect(await logout(await service.logoutToken({ sub: "person-1" }))).toEqual([200, ""])
    const [header = "", payload = ""] = (await service.logoutToken({ sub: "person-1" })).split(".")
    expect((await logout(`${header}.${payload}.AAAA`))[1]).toBe("service-wrong")
    expect(service.keysRead).toBe(1)
  })

  test.each(["logout+jwt", "application/logout+jwt", "LOGOUT+JWT", "JWT", ""])(
    "is heard in a message of the type «%s»",
    async typ => {
      expect(await logout(await service.logoutToken({ sub: "person-1" }, typ))).toEqual([200, ""])
    },
  )

  test.each(["at+jwt", "application/dpop+jwt", "secevent+jwt"])(
    "is refused in a message of the type «%s»",
    async typ => {
      expect((await logout(await service.logoutToken({ sub: "person-1" }, typ)))[1]).toBe("service-wrong")
    },
  )

  test("counts once, also if it is sent three times at the same moment", async () => {
    const token = await service.logoutToken({ sub: "person-1" })
    const heard = await Promise.all([1, 2, 3].map(() => logout(token)))
    expect(heard.map(([status]) => Number(status)).toSorted((a, b) => a - b)).toEqual([200, 409, 409])
  })

  test("ends all sign-ins of a person that the service vouched for", async () => {
    const [one, two] = [await signIn(), await signIn()]
    await logout(await service.logoutToken({ sub: "person-1" }))
    expect([await account(one.cookie), await account(two.cookie)]).toEqual([null, null])
  })

  test.each([
    ["from another issuer", { iss: "https://evil.example" }],
    ["for another client", { aud: "another" }],
    ["without the event", { events: {} }],
    ["with a nonce, as an ID token", { nonce: "n" }],
    ["without an id", { jti: undefined }],
    ["of nobody", { sub: undefined, sid: undefined }],
  ])("is refused %s", async (_, wrong) => {
    const { cookie } = await signIn()
    expect((await logout(await service.logoutToken({ sid: "session-1", ...wrong })))[1]).toBe("service-wrong")
    expect(await account(cookie)).not.toBeNull()
  })

  test("is refused with a signature of somebody else", async () => {
    const { cookie } = await signIn()
    const [header = "", payload = ""] = (await service.logoutToken({ sid: "session-1" })).split(".")
    expect((await logout(`${header}.${payload}.AAAA`))[1]).toBe("service-wrong")
    expect(await account(cookie)).not.toBeNull()
  })
})

describe("the claims", () => {
  const settings = settingsOf({ issuer: "https://idp.example.org" })
  test("of Keycloak", () => {
    const claims = {
      sub: "248289761001",
      email_verified: true,
      name: "Ann Onodera",
      preferred_username: "ann",
      organization: ["Institute", "Academy"],
      email: "ann@example.org",
    }
    expect(personOf(settings, claims)).toMatchObject({
      name: "Ann Onodera",
      email: "ann@example.org",
      affiliation: "Institute, Academy",
    })
  })

  test("of Entra: an address counts with xms_edov alone", () => {
    const claims = {
      sub: "AAA",
      oid: "0",
      name: "Ann",
      preferred_username: "ann@contoso.com",
      email: "ann@contoso.com",
    }
    expect(personOf(settings, claims).email).toBeNull()
    expect(personOf(settings, { ...claims, xms_edov: "1" }).email).toBe("ann@contoso.com")
    expect(personOf(settings, { ...claims, xms_edov: false, email_verified: "false" }).email).toBeNull()
  })

  test("that say an address is verified speak of the claim email alone, and a no outweighs any yes", () => {
    const claims = { sub: "A", email: "eve@example.org", email_verified: true, preferred_username: "ann@example.org" }
    const other = { ...settings, claims: { ...settings.claims, email: "preferred_username" } }
    expect(personOf(other, claims).email).toBeNull()
    expect(personOf(settings, { ...claims, email_verified: false, xms_edov: "1" }).email).toBeNull()
  })
})

describe("the settings", () => {
  const set = {
    OIDC_1_ISSUER: "https://idp.example.org/realms/a",
    OIDC_1_CLIENT_ID: "plenary",
    OIDC_1_CLIENT_SECRET: "very secret",
    OIDC_1_NAME: "Institute",
  }
  const failure = (more: Record<string, string | undefined>): string => {
    try {
      return JSON.stringify(readServices({ ...set, ...more }))
    } catch (error) {
      return String(error)
    }
  }
  test("name several services and their claims", () => {
    const second = Object.fromEntries(Object.entries(set).map(([name, value]) => [name.replace("_1_", "_3_"), value]))
    const read = readServices({
      ...set,
      ...second,
      OIDC_3_ISSUER: "https://b.example",
      OIDC_3_CLAIMS: "affiliation=company",
    })
    expect(read.map(({ id }) => id)).toEqual(["1", "3"])
    expect(read[1]?.claims).toEqual({ name: "name", email: "email", affiliation: "company" })
    expect(readServices({})).toEqual([])
  })

  test.each([
    [{ OIDC_1_CLIENT_SECRET: undefined }, "OIDC_1_CLIENT_SECRET"],
    [{ OIDC_1_ISSUER: "http://idp.example.org" }, "OIDC_1_ISSUER"],
    [{ OIDC_1_CLAIMS: "phone=x" }, "OIDC_1_CLAIMS"],
    [{ OIDC_ISSUER: "https://a.example" }, "OIDC_ISSUER"],
  ])("are refused without a secret in the sentence: %o", (more, named) => {
    expect(failure(more)).toContain(named)
    expect(failure(more)).not.toContain("very secret")
  })
})
