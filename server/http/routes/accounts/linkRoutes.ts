import { type Request, type Response, Router } from "express"
import * as z from "zod"
import type { LinkPreview } from "../../../../shared/contract/queries/people/accounts.ts"
import { placeAfter } from "../../../../shared/contract/queries/people/places.ts"
import type { CodeAsked } from "../../../../shared/contract/queries.ts"
import { refuse } from "../../../../shared/contract/refusals.ts"
import { mailboxOf } from "../../../../shared/model/host/mailbox.ts"
import { Language } from "../../../../shared/model/texts.ts"
import { type Mailed, MailedLinks } from "../../../commands/people/account/mailedLinks.ts"
import { ownerOfAddress } from "../../../commands/people/account/owning.ts"
import { signInLetter } from "../../../letters/codeLetters.ts"
import type { LetterAbout, MailedCodes } from "../../entering/mailedCodes.ts"
import { WrongTokens } from "../../entering/wrongTokens.ts"
import type { HttpPorts } from "../../ports.ts"
import { route } from "../../refused.ts"
import { Address, Code } from "../seats/addressRoutes.ts"
import { openAccount, type SignInPorts } from "./opening.ts"

export const LinkWanted = z.object({
  email: Address.shape.email,
  lang: Language.default("en"),
  to: z.string().max(300).default("/"),
  /** the name of this browser's last request, which a second letter continues */
  request: z
    .string()
    .regex(/^[\w-]{16,64}$/)
    .optional(),
})
export const LinkToken = z.object({ token: z.string().min(1).max(128), request: z.string().max(64).default("") })

type SignInLetter = Extract<LetterAbout, { kind: "sign-in" }>

type Ports = SignInPorts & Pick<HttpPorts, "hostLog" | "mail" | "sha256">

/** Serves the sign-in by a letter, with its link or its code, in the browser that asked (DOMAIN SI6). */
export function linkRoutes(ports: Ports, mailed: MailedCodes): Router {
  const routes = Router()
  const { addresses, clock, mail, url } = ports
  const links = new MailedLinks(ports)
  const wrong = new WrongTokens(ports, "sign-in links", { perAddress: 60, inAll: 3_000, seconds: 600 })
  const ended = (request: Request) => wrong.refused(addresses.of(request), refuse("link-ended"))

  /** Returns what a code opens, if it is a code of this page; null otherwise. */
  const asLetter = (about: LetterAbout | null) => (about?.kind === "sign-in" ? about : null)
  /** Whether a link was mailed to the mailbox that its request is about by now. */
  const opens = (link: Mailed, sent: SignInLetter | null): sent is SignInLetter =>
    sent !== null && mailboxOf(sent.email) === link.mailbox

  routes.post(
    "/api/sign-in/link",
    route(async (request, response) => {
      const body = LinkWanted.safeParse(request.body)
      if (!body.success || body.data.email === "") return refuse("bad-input", { detail: "email" })
      if (!mail) return refuse("no-mail")
      const { email, lang } = body.data
      const asked = body.data.request ?? mailed.codes.request()
      // the answer is the same for every address, even for one that has got too many letters, and waits for nothing
      mailed.ask(request, email, async () => {
        const code = await mailed.codes.issue(asked, { kind: "sign-in", email, to: placeAfter(body.data.to) })
        const link = `${url}/sign-in#${await links.issue(asked, email)}`
        return signInLetter(lang, { to: email, link, code, host: url })
      })
      response.set("cache-control", "no-store").json({ request: asked } satisfies CodeAsked)
    }),
  )

  routes.post(
    "/api/sign-in/link/preview",
    route(async (request, response) => {
      const body = LinkToken.safeParse(request.body)
      if (!body.success) return refuse("bad-input", { detail: "token" })
      const link = await links.of(body.data.token)
      const sent = link && asLetter(await mailed.codes.read(link.request))
      if (!link || !opens(link, sent)) return ended(request)
      const own = link.request === body.data.request
      response.set("cache-control", "no-store").json({ email: own ? sent.email : "", own } satisfies LinkPreview)
    }),
  )

  /** Signs the browser in to the account of the mailbox that a letter has proved. */
  const open = async (request: Request, response: Response, { email, to }: { email: string; to: string }) => {
    const { id } = await ownerOfAddress({ accounts: ports.accounts, clock }, email)
    const proven = { account: id, issuer: null, serviceSession: null }
    const opened = await openAccount(ports, request, response, { proven, way: "mail-link", to, isFresh: true })
    await mailed.known.mark(request, response, email)
    response.json(opened)
  }

  routes.post(
    "/api/sign-in/link/open",
    route(async (request, response) => {
      const body = LinkToken.safeParse(request.body)
      if (!body.success) return refuse("bad-input", { detail: "token" })
      const link = await links.of(body.data.token)
      if (link === null) return ended(request)
      // the seats that are taken in the reader's browser would go to the account of whoever sent the link
      if (link.request !== body.data.request) return refuse("link-elsewhere")
      const sent = asLetter(await mailed.codes.use(link.request))
      return opens(link, sent) ? open(request, response, sent) : ended(request)
    }),
  )

  routes.post(
    "/api/sign-in/link/code",
    route(async (request, response) => {
      const body = Code.safeParse(request.body)
      if (!body.success) return refuse("bad-input", { detail: "code" })
      const sent = asLetter(await mailed.codes.redeem(body.data.request, body.data.code))
      return sent ? open(request, response, sent) : wrong.refused(addresses.of(request), refuse("code-wrong"))
    }),
  )

  return routes
}
