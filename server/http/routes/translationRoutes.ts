import { type Request, Router } from "express"
import * as z from "zod"
import { limits } from "../../../shared/contract/limits.ts"
import {
  type DraftSaved,
  type DraftTyped,
  type OwnDraft,
  type TranslationsWanted,
  type TranslationWanted,
  translationsAtOnce,
} from "../../../shared/contract/queries/translating.ts"
import { type Refusal, refuse } from "../../../shared/contract/refusals.ts"
import type { State } from "../../../shared/fold/state.ts"
import type { MemberId, WorkspaceId } from "../../../shared/model/ids.ts"
import { SaidKey } from "../../../shared/model/ids.ts"
import { drafters, isOfNote, translationId } from "../../../shared/model/said.ts"
import type { Lang } from "../../../shared/model/terms.ts"
import { Language } from "../../../shared/model/texts.ts"
import { barredFrom } from "../../../shared/rules/people/seats/barred.ts"
import { right } from "../../../shared/rules/policy.ts"
import { isAuthor } from "../../../shared/rules/said/answering.ts"
import type { SaidText } from "../../../shared/rules/said/said.ts"
import { mayLeave } from "../../commands/translation/leaving.ts"
import { paragraphQueue, paragraphWanted } from "../../commands/translation/paragraphQueue.ts"
import { saidNow } from "../../commands/translation/saidParagraph.ts"
import { saidPlace } from "../../commands/translation/saidPlace.ts"
import {
  type Direction,
  isForeign,
  isOfDirection,
  joinedQueues,
  oneWanted,
  type TranslationQueue,
  translationQueue,
  type WaitingText,
} from "../../commands/translation/waiting.ts"
import type { TranslationDraft } from "../../ports/database/directory.ts"
import type { HttpPorts } from "../ports.ts"
import { route } from "../refused.ts"
import { admit } from "./reading/readRoutes.ts"

export type TranslatorPorts = Pick<
  HttpPorts,
  "clock" | "cookie" | "directory" | "documents" | "folds" | "moments" | "seats" | "workspaceBySlug"
>

interface Translator {
  workspace: WorkspaceId
  member: MemberId
  state: State
  /** whether the caller may translate the text */
  mine: (said: SaidText) => boolean
}

/** The most queues that one member may ask for within a minute: each reads all texts of the panel. */
const queuesAtOnce = 120

/** One language, or two different ones. */
const Languages = z.union([
  Language.transform((lang): Direction => [lang]),
  z.tuple([Language, Language]).refine(([one, other]) => one !== other),
])

const Wanted = z.object({ lang: Languages, after: SaidKey.optional(), key: SaidKey.optional() })

/** The body by which a caller stores what they have typed (contract/queries/translating). */
export const DraftBody = z.object({
  key: SaidKey,
  lang: Language,
  text: z.string().max(limits.statement),
  seen: z.string().max(64),
  base: z.int().min(0),
  drafted: z.enum(drafters).optional(),
}) satisfies z.ZodType<DraftTyped>

/** Returns the caller's seat if it may translate something, else a refusal. */
export async function translatorOf(
  ports: TranslatorPorts,
  request: Request,
): Promise<Translator | { refuse: Refusal }> {
  const found = await admit(ports, request, await ports.workspaceBySlug(String(request.params["slug"])))
  if ("refuse" in found) return found
  const { member, role } = found.seat
  const may = right(role, "translate what is said")
  if (member === null || may === "no") return refuse("not-permitted", { role: "interpreter" })
  const { state } = await ports.folds.current(found.workspace)
  const barred = barredFrom(state, state.members[member], "translate what is said")
  if (barred) return refuse(barred)
  const mine = (said: SaidText) => may === "yes" || isAuthor(state, said, member)
  return { workspace: found.workspace, member, state, mine }
}

/** Serves the queue of what waits for a translation, and keeps what its readers type (DOMAIN I4, I5). */
export function translationRoutes(ports: TranslatorPorts & Pick<HttpPorts, "limits">): Router {
  const routes = Router()
  const asked = ports.limits.of("translation queues", { points: queuesAtOnce, seconds: 60 })

  routes.get(
    "/api/workspaces/:slug/translations",
    route(async (request, response) => {
      const wanted = Wanted.safeParse(request.query)
      if (!wanted.success) return refuse("bad-input", { detail: wanted.error.issues[0]?.path.join(".") ?? "" })
      const found = await translatorOf(ports, request)
      if ("refuse" in found) return found
      const { state, workspace, member, mine } = found
      if (!(await asked.take(member))) return refuse("too-fast", { n: 60 })
      const { lang: direction, after, key } = wanted.data
      const drafts = await ports.directory.translationDrafts(workspace, member)
      const isHere = (into: Lang) => (text: SaidText) => mine(text) && isOfDirection(text, direction, into)
      const said = joinedQueues(direction.map(into => translationQueue(state, into, isHere(into))))
      const notes = await Promise.all(direction.map(into => paragraphQueue(ports, state, into, isHere(into))))
      const waiting = [...said.waiting, ...notes.flatMap(queue => queue.waiting)]
      const done = notes.reduce((all, queue) => all + queue.done, said.done)
      const from = after === undefined ? 0 : waiting.findIndex(one => one.said.key === after) + 1
      const one = key === undefined ? null : await wantedOne(ports, state, key, direction)
      const page =
        key === undefined ? waiting.slice(from, from + translationsAtOnce) : one && mine(one.said) ? [one] : []
      const last = page.at(-1)?.said.key
      const next = key === undefined && last !== undefined && last !== waiting.at(-1)?.said.key ? last : null
      const texts = page.map(one => wantedText(state, one, ownDraft(drafts, one)))
      const isElsewhere = (into: Lang) => (text: SaidText) =>
        mine(text) && !(direction.includes(into) && isOfDirection(text, direction, into))
      const others = (state.workspace?.languages ?? [])
        .map(into => counted(into, translationQueue(state, into, isElsewhere(into))))
        .filter(({ lang, waiting: elsewhere }) => elsewhere > 0 || !direction.includes(lang))
      const answer: TranslationsWanted = { waiting: waiting.length, done, others, texts, next }
      response.set("cache-control", "no-store").json(answer)
    }),
  )

  routes.put(
    "/api/workspaces/:slug/translation-draft",
    route(async (request, response) => {
      const typed = DraftBody.safeParse(request.body)
      if (!typed.success) return refuse("bad-input", { detail: typed.error.issues[0]?.path.join(".") ?? "" })
      const found = await translatorOf(ports, request)
      if ("refuse" in found) return found
      const { state, workspace, member, mine } = found
      const said = await saidNow(ports.documents, state, typed.data.key)
      const reads = state.workspace?.languages.includes(typed.data.lang) ?? false
      // a text that is gone can only be deleted
      if (typed.data.text !== "" && (!said || !mine(said) || !reads)) return refuse("not-found")
      const savedAt = ports.clock.now()
      const draft = { ...typed.data, drafted: typed.data.drafted ?? "person", savedAt }
      const forgotten = { ...draft, text: "" }
      await ports.directory.saveTranslationDraft(
        workspace,
        member,
        isHandedOver(state, member, draft) ? forgotten : draft,
      )
      // the translation may have been handed over while the draft was stored
      const after = (await ports.folds.current(workspace)).state
      if (isHandedOver(after, member, draft)) await ports.directory.saveTranslationDraft(workspace, member, forgotten)
      response.set("cache-control", "no-store").json({ savedAt } satisfies DraftSaved)
    }),
  )

  return routes
}

const counted = (lang: Lang, { waiting }: TranslationQueue): TranslationsWanted["others"][number] => ({
  lang,
  waiting: waiting.length,
  live: waiting.filter(({ urgency }) => urgency === "live").length,
})

/** Whether the writer has handed over a translation since these words were typed, so that they come too late (DOMAIN I4). */
function isHandedOver(state: State, member: MemberId, { key, lang, base }: DraftTyped): boolean {
  const row = state.translations[translationId(key, lang)]
  return row !== undefined && row.by === member && row.revision > base
}

/** One text, in the language of the direction in which the queue holds it, else in the first that it is not said in. */
async function wantedOne(
  ports: TranslatorPorts,
  state: State,
  key: SaidKey,
  direction: Direction,
): Promise<WaitingText | null> {
  const each = await Promise.all(
    direction.map(into =>
      isOfNote(key) ? paragraphWanted(ports, state, key, into) : Promise.resolve(oneWanted(state, key, into)),
    ),
  )
  const found = each.filter(one => one !== null)
  return (
    found.find(({ said, into }) => isForeign(said, into) && isOfDirection(said, direction, into)) ?? found[0] ?? null
  )
}

function ownDraft(drafts: readonly TranslationDraft[], { said, into }: WaitingText): OwnDraft | null {
  const found = drafts.find(one => one.key === said.key && one.lang === into)
  return found
    ? { text: found.text, seen: found.seen, base: found.base, drafted: found.drafted, savedAt: found.savedAt }
    : null
}

function wantedText(
  state: State,
  { said, into, urgency, translation }: WaitingText,
  draft: OwnDraft | null,
): TranslationWanted {
  const { key, lang, text, at } = said
  return {
    key,
    into,
    lang,
    text,
    at,
    authors: authorsOf(said),
    urgency,
    place: saidPlace(state, said),
    translation: translation && {
      text: translation.text,
      revision: translation.revision,
      by: translation.by,
      at: translation.at,
      behind: translation.behind ?? false,
    },
    draft,
    leaves: said.lang !== null && mayLeave(state, said),
  }
}

const authorsOf = ({ authors, hidden }: SaidText): readonly MemberId[] => (hidden ? [] : authors)
