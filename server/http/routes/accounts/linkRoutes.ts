import { type Request, Router } from "express"
import * as z from "zod"
import type { LinkAsked, LinkPreview } from "../../../../shared/contract/queries/people/accounts.ts"
import { placeAfter } from "../../../../shared/contract/queries/people/places.ts"
import { refuse } from "../../../../shared/contract/refusals.ts"
import { Language } from "../../../../shared/model/texts.ts"
import { signInLetter } from "../../../commands/notice/codeLetters.ts"
import { MailedLinks } from "../../../commands/people/account/mailedLinks.ts"
import { ownerOfAddress } from "../../../commands/people/account/owning.ts"
import type { MailedCodes } from "../../entering/mailedCodes.ts"
import { WrongTokens } from "../../entering/wrongTokens.ts"
import type { HttpPorts } from "../../ports.ts"
import { route } from "../../refused.ts"
import { Address } from "../seats/addressRoutes.ts"
import { openAccount, type SignInPorts } from "./opening.ts"

export const LinkWanted = z.object({
  email: Address.shape.email,
  lang: Language.default("en"),
  to: z.string().max(300).default("/"),
})
export const LinkToken = z.object({ token: z.string().min(1).max(128), request: z.string().max(64).default("") })

type Ports = SignInPorts & Pick<HttpPorts, "hostLog" | "mail" | "sha256">

/** Serves the sign-in by a link that is mailed (DOMAIN SI6). */
export function linkRoutes(ports: Ports, mailed: MailedCodes): Router {
  const routes = Router()
  const { addresses, clock, mail, url } = ports
  const links = new MailedLinks(ports)
  const wrong = new WrongTokens(ports, "sign-in links", { perAddress: 60, inAll: 3_000, seconds: 600 })
  const ended = (request: Request) => wrong.refused(addresses.of(request), refuse("link-ended"))

  /**
   * Whether another browser asked for the link, and this one is signed in. Its seats would go to the account of whoever
   * sent the link.
   */
  const isElsewhere = async (request: Request, link: z.infer<typeof LinkToken>): Promise<boolean> => {
    if (!(await ports.seats.signIn(ports.cookie.of(request)))) return false
    const sent = await links.read(link.token)
    return sent !== null && sent.request !== link.request
  }

  routes.post(
    "/api/sign-in/link",
    route(async (request, response) => {
      const body = LinkWanted.safeParse(request.body)
      if (!body.success || body.data.email === "") return refuse("bad-input", { detail: "email" })
      if (!mail) return refuse("no-mail")
      const { email, lang, to } = body.data
      const may = await mailed.mayAsk(request, email)
      if (may === "slow") return refuse("too-fast", { n: 3_600 })
      const link = links.make(email, placeAfter(to))
      // the answer is the same for every address, also for one that has got too many letters
      if (may === "yes")
        mailed.send(async () => {
          await links.issue(link)
          return signInLetter(lang, {
            to: email,
            link: `${url}/sign-in#${link.token}`,
            compare: link.compare,
            host: url,
          })
        })
      const answer: LinkAsked = { request: link.request, compare: link.compare }
      response.set("cache-control", "no-store").json(answer)
    }),
  )

  routes.post(
    "/api/sign-in/link/preview",
    route(async (request, response) => {
      const body = LinkToken.safeParse(request.body)
      if (!body.success) return refuse("bad-input", { detail: "token" })
      const sent = await links.read(body.data.token)
      if (!sent) return ended(request)
      const { email, compare } = sent
      const preview: LinkPreview = { email, compare, own: sent.request === body.data.request }
      response.set("cache-control", "no-store").json(preview)
    }),
  )

  routes.post(
    "/api/sign-in/link/open",
    route(async (request, response) => {
      const body = LinkToken.safeParse(request.body)
      if (!body.success) return refuse("bad-input", { detail: "token" })
      if (await isElsewhere(request, body.data)) return refuse("link-elsewhere")
      const sent = await links.use(body.data.token)
      if (!sent) return ended(request)
      const { id } = await ownerOfAddress({ accounts: ports.accounts, clock }, sent.email)
      const proven = { account: id, issuer: null, serviceSession: null }
      const opened = await openAccount(ports, request, response, {
        proven,
        way: "mail-link",
        to: sent.to,
        isFresh: true,
      })
      await mailed.known.mark(request, response, sent.email)
      response.json(opened)
    }),
  )

  return routes
}
