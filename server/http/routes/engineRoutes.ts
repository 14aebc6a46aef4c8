import { Router } from "express"
import * as z from "zod"
import type { EngineAsked, EngineDraft } from "../../../shared/contract/queries/translating.ts"
import { refuse } from "../../../shared/contract/refusals.ts"
import { SaidKey } from "../../../shared/model/ids.ts"
import { Language } from "../../../shared/model/texts.ts"
import { mayLeave } from "../../commands/translation/leaving.ts"
import { maskNames } from "../../commands/translation/maskedNames.ts"
import { saidNow } from "../../commands/translation/saidParagraph.ts"
import type { HttpPorts } from "../ports.ts"
import { route } from "../refused.ts"
import { type TranslatorPorts, translatorOf } from "./translationRoutes.ts"

/** The drafts that one member may ask for within a minute: more than a person reads. */
const draftsAtOnce = 30

/** The body that asks for a draft: the text, and the language into which it is to be translated. */
export const EngineBody = z.object({ key: SaidKey, lang: Language }) satisfies z.ZodType<EngineAsked>

/** Serves drafts by the translation service, one text at a time (DOMAIN V10, V11). */
export function engineRoutes(ports: TranslatorPorts & Pick<HttpPorts, "engine" | "limits">): Router {
  const routes = Router()
  const asked = ports.limits.of("engine drafts", { points: draftsAtOnce, seconds: 60 })

  routes.post(
    "/api/workspaces/:slug/engine-draft",
    route(async (request, response) => {
      const wanted = EngineBody.safeParse(request.body)
      if (!wanted.success) return refuse("bad-input", { detail: wanted.error.issues[0]?.path.join(".") ?? "" })
      const found = await translatorOf(ports, request)
      if ("refuse" in found) return found
      const { engine } = ports
      const { state, member, mine } = found
      const { key, lang } = wanted.data
      if (!engine || state.workspace?.engine !== engine.host) return refuse("no-engine")
      const said = await saidNow(ports.documents, state, key)
      if (!said || !mine(said)) return refuse("not-found")
      if (said.lang === lang || !state.workspace.languages.includes(lang))
        return refuse("bad-input", { detail: "lang" })
      const masked = maskNames(said.text, Object.values(state.members), lang)
      if (!mayLeave(state, said) || said.lang === null || masked === null) return refuse("stays-here")
      if (!(await asked.take(member))) return refuse("too-fast", { n: 60 })
      const drafted = await engine.draft(masked.text, said.lang, lang)
      const text = drafted.kind === "draft" ? masked.unmask(drafted.text) : null
      if (text === null) return refuse("no-draft")
      response.set("cache-control", "no-store").json({ text } satisfies EngineDraft)
    }),
  )

  return routes
}
