import type { RetentionPeriods } from "../../shared/contract/events/law/retention.ts"
import type { RecordsAnswer } from "../../shared/contract/queries/agreed.ts"
import type { CalendarMade, CalendarState } from "../../shared/contract/queries/calendars.ts"
import type { FileUploaded, FontsKnown } from "../../shared/contract/queries/files.ts"
import type { JobShown } from "../../shared/contract/queries/jobs.ts"
import type { DeletionList, ErasurePreview } from "../../shared/contract/queries/law/deleted.ts"
import type { RetentionCount } from "../../shared/contract/queries/law/retention.ts"
import type {
  InvitationList,
  InvitationRow,
  InvitationsAsked,
  LetterPreview,
  LettersTriedAgain,
  StuckLetters,
} from "../../shared/contract/queries/people/invitations.ts"
import type { OpeningPreview } from "../../shared/contract/queries/people/openings.ts"
import type { IndexState, SearchAnswer } from "../../shared/contract/queries/searching.ts"
import type { TokenUses } from "../../shared/contract/queries/tokens.ts"
import type {
  DraftSaved,
  DraftTyped,
  EngineAsked,
  EngineDraft,
  TranslationsWanted,
} from "../../shared/contract/queries/translating.ts"
import type { WebhookEvent, WebhookList, WebhookMade } from "../../shared/contract/queries/webhooks.ts"
import type {
  BallotHanded,
  CodeAsked,
  InvitePreview,
  Joined,
  Mine,
  OwnAddress,
  PressPreview,
  RecordProof,
  Returned,
  ReturnLinkMade,
  ReturnLinkState,
  ReturnPreview,
  ReturnReason,
  ServerKeys,
  WaysBack,
  WorkspaceList,
  WorkspaceOpened,
} from "../../shared/contract/queries.ts"
import type { OriginalsFetched, Snapshot, TopicFetched } from "../../shared/fold/slices/snapshot.ts"
import type { MinutesWritten } from "../../shared/minutes/written.ts"
import type { GivenAnswer } from "../../shared/model/consensus/answer.ts"
import type { Attribution, Lang } from "../../shared/model/terms.ts"
import type { JoinConsent } from "../../shared/rules/law/consents.ts"
import { get, post, postUnsigned, putJson, remove } from "./http.ts"
import { upload } from "./upload.ts"

/** The functions that send HTTP requests to the server. `GET /api/openapi.json` describes the routes. */

/** The place that a page shows: a whole workspace, or one of its sessions or topics. */
export interface PagePlace {
  slug: string
  session?: string
  topic?: string
}

/** The ids of the topics that a page shows, and the approximate number of threads that it needs of each topic. */
export interface TopicsWanted {
  topics: readonly string[]
  threads: number
}

const path = (...parts: string[]): string => ["/api", ...parts.map(encodeURIComponent)].join("/")

function snapshotPath({ slug, session, topic }: PagePlace): string {
  if (topic) return path("topics", topic)
  if (session) return path("sessions", session)
  return path("workspaces", slug)
}

/**
 * Fetches a snapshot with the rows of the topics in `shown`, and with the translations into one language. Originals of
 * comments that have such a translation are fetched when the reader wants them. If `shown` is
 * null, the server chooses the topics. If `lang` is null, the snapshot has the translations into all languages, and
 * every original.
 */
export const fetchSnapshot = (place: PagePlace, shown: TopicsWanted | null, lang: Lang | null): Promise<Snapshot> => {
  const topics = shown ? { topics: shown.topics.join(), threads: `${shown.threads}` } : {}
  return get(`${snapshotPath(place)}?${new URLSearchParams({ ...inLang(lang), ...topics })}`)
}
export const fetchTopic = (topic: string, threads: number, lang: Lang | null): Promise<TopicFetched> =>
  get(`${path("topics", topic, "rows")}?${new URLSearchParams({ threads: `${threads}`, ...inLang(lang) })}`)
const inLang = (lang: Lang | null) => (lang === null ? {} : { lang, originals: "later" })
export const fetchOriginals = (slug: string, keys: readonly string[]): Promise<OriginalsFetched> =>
  get(`${path("workspaces", slug, "originals")}?keys=${keys.join()}`)
export const fetchWorkspaces = (): Promise<WorkspaceList> => get(path("workspaces"))
export const fetchDeletions = (): Promise<DeletionList> => get(path("deletions"))
export const fetchErasure = (slug: string, member: string): Promise<ErasurePreview> =>
  get(path("workspaces", slug, "members", member, "erasure"))
/** Counts what periods of the retention would erase now. */
export const fetchRetention = (slug: string, periods: RetentionPeriods): Promise<RetentionCount> => {
  const days = Object.entries(periods).map(([kind, n]) => [kind, `${n}`])
  return get(`${path("workspaces", slug, "retention")}?${new URLSearchParams(Object.fromEntries(days))}`)
}
/** A new panel: its name, its two sides or none, and who takes the chair of each; null is nobody yet. */
export interface NewPanel {
  lang: Lang
  title: string
  sides: readonly string[]
  chairs: readonly ({ name: string; own: boolean } | null)[]
}
export const postWorkspace = (panel: NewPanel): Promise<WorkspaceOpened> => post(path("workspaces"), panel)
export const fetchAddress = (slug: string): Promise<OwnAddress> => get(path("workspaces", slug, "address"))
export const saveAddress = (slug: string, email: string): Promise<OwnAddress> =>
  putJson(path("workspaces", slug, "address"), { email })
export const fetchMinutes = (session: string): Promise<MinutesWritten> => get(minutesPath(session))
/** Returns the URL of the minutes as a file: in the W3C scribe grammar, or as prose in one language. */
export const minutesFile = (session: string, format: "scribe" | "text", lang: Lang): string =>
  `${minutesPath(session)}?format=${format}&lang=${lang}`
const minutesPath = (session: string): string => path("sessions", session, "minutes")
/** Fetches what waits for a translation into one language, or between two: the texts after one, or one text alone. */
export const fetchTranslations = (
  slug: string,
  direction: readonly Lang[],
  from: { after?: string; key?: string } = {},
): Promise<TranslationsWanted> => {
  const asked = [...direction.map(lang => ["lang", lang]), ...Object.entries(from)]
  return get(`${path("workspaces", slug, "translations")}?${new URLSearchParams(asked)}`)
}
export const saveDraft = (slug: string, typed: DraftTyped): Promise<DraftSaved> =>
  putJson(path("workspaces", slug, "translation-draft"), typed)
export const fetchEngineDraft = (slug: string, asked: EngineAsked): Promise<EngineDraft> =>
  post(path("workspaces", slug, "engine-draft"), asked)
/** Searches; the query is that of `GET /api/search`. */
export const fetchSearch = (query: string): Promise<SearchAnswer> => get(`${path("search")}?${query}`)
/** The search index of the server, for an administrator. */
export const fetchIndex = (): Promise<IndexState> => get(path("search", "index"))
export const postRebuild = (): Promise<IndexState> => post(path("search", "index"), {})
/** Lists records; the query is that of `GET /api/records`. */
export const fetchRecords = (query: string): Promise<RecordsAnswer> => get(`${path("records")}?${query}`)
export const fetchMine = (round: string): Promise<Mine> => get(path("rounds", round, "mine"))
export const fetchMineInBatch = (round: string): Promise<Mine[]> => get(path("rounds", round, "batch"))
export const fetchReturnReason = (record: string): Promise<ReturnReason> =>
  get(path("records", record, "return-reason"))
export const fetchProof = (record: string): Promise<RecordProof> => get(path("records", record))
export const fetchFonts = (): Promise<FontsKnown> => get(path("fonts"))
export const fetchServerKeys = (): Promise<ServerKeys> => get(path("key"))
export const collectBallot = (round: string, key: string, take: boolean): Promise<BallotHanded> =>
  post(path("rounds", round, "ballot", "collect"), { key, take })
export const castBallot = (token: string, answer: GivenAnswer): Promise<object> =>
  postUnsigned(path("ballots"), { token, answer })
export const fetchInvitations = (slug: string): Promise<InvitationList> => get(path("workspaces", slug, "invitations"))
export const listInvitations = (slug: string, rows: readonly InvitationRow[]): Promise<unknown> =>
  putJson(path("workspaces", slug, "invitations"), { rows })
export const askInvitations = (
  slug: string,
  asked: { members: readonly string[]; note: string; how: "mail" | "text" },
): Promise<InvitationsAsked> => post(path("workspaces", slug, "invitations"), asked)
export const previewLetter = (slug: string, asked: { member: string; note: string }): Promise<LetterPreview> =>
  post(path("workspaces", slug, "invitations", "preview"), asked)
export const retryLetters = (): Promise<LettersTriedAgain> => post(path("letters", "again"), {})
export const fetchHostLetters = (): Promise<StuckLetters> => get(path("letters"))
export const settleHeldLetters = (act: "send" | "drop"): Promise<unknown> => post(path("letters", "held"), { act })
export const declineInvite = (token: string, declines: boolean): Promise<{ declined: boolean }> =>
  post(path("join", "decline"), { token, declines })
export const sayItWasAnother = (token: string): Promise<unknown> => post(path("join", "disown"), { token })
/** `nonce`: names an attempt of this browser to enter by the link whose answer was lost; null if there is none. */
export const previewInvite = (token: string, nonce: string | null): Promise<InvitePreview> =>
  post(path("join", "preview"), { token, ...(nonce && { nonce }) })
/** The answers that a person gives in the form for joining. A field that was left empty is an empty string. */
export interface JoinForm {
  name: string
  romanised: string
  interest: string
  lang: Lang
  /** the account that is to keep the seat, as the page showed it; "" if none is */
  account: string
  /** the attribution policy that the page showed to the person who joins */
  attribution: Attribution
  /** their consent; absent if the panel has no privacy notice */
  consent?: JoinConsent | undefined
}
export const join = (token: string, nonce: string, said: JoinForm | object): Promise<Joined> =>
  post(path("join"), { token, nonce, ...said })
export const fetchReturnLink = (slug: string): Promise<ReturnLinkState> => get(path("workspaces", slug, "return-link"))
export const makeReturnLink = (slug: string): Promise<ReturnLinkMade> =>
  post(path("workspaces", slug, "return-link"), {})
/** Names a calendar: the reader's own, or the one of the whole panel. */
export type CalendarName = keyof CalendarState
export const fetchCalendar = (slug: string): Promise<CalendarState> => get(path("workspaces", slug, "calendar"))
export const makeCalendar = (slug: string, of: CalendarName): Promise<CalendarMade> =>
  post(path("workspaces", slug, "calendar"), { of })
export const endCalendar = (slug: string, of: CalendarName): Promise<unknown> =>
  remove(path("workspaces", slug, "calendar", of))
export const fetchTokenUses = (slug: string): Promise<TokenUses> => get(path("workspaces", slug, "tokens"))
export const fetchExport = (id: string, seen: string): Promise<JobShown> =>
  get(`${path("jobs", id)}?seen=${encodeURIComponent(seen)}`)
export const cancelExport = (id: string): Promise<unknown> => remove(path("jobs", id))
export const fetchWebhooks = (slug: string): Promise<WebhookList> => get(path("workspaces", slug, "webhooks"))
export const makeWebhook = (
  slug: string,
  asked: { address: string; events: readonly WebhookEvent[] },
): Promise<WebhookMade> => post(path("workspaces", slug, "webhooks"), asked)
export const endWebhook = (slug: string, id: string): Promise<unknown> =>
  remove(path("workspaces", slug, "webhooks", id))
export const pauseWebhook = (slug: string, id: string, paused: boolean): Promise<unknown> =>
  post(path("workspaces", slug, "webhooks", id, "pause"), { paused })
export const testWebhook = (slug: string, id: string): Promise<unknown> =>
  post(path("workspaces", slug, "webhooks", id, "test"), {})
export const repeatMessage = (slug: string, id: string, message: string): Promise<unknown> =>
  post(path("workspaces", slug, "webhooks", id, "messages", message, "repeat"), {})
export const fetchWaysBack = (): Promise<WaysBack> => get(path("return"))
export const previewReturn = (token: string): Promise<ReturnPreview> => post(path("return", "preview"), { token })
export const openReturn = (token: string, proof: { request: string; code: string } | null): Promise<Joined> =>
  post(path("return"), { token, ...proof })
export const confirmReturn = (token: string): Promise<CodeAsked> => post(path("return", "confirm"), { token })
export const askForCode = (email: string): Promise<CodeAsked> => post(path("return", "code"), { email })
export const openByCode = (request: string, code: string): Promise<Returned> =>
  post(path("return", "code", "open"), { request, code })
export const askToConfirm = (slug: string, second = false): Promise<CodeAsked> =>
  post(path("workspaces", slug, "address", "code"), second ? { second } : {})
export const confirmAddress = (slug: string, request: string, code: string): Promise<OwnAddress> =>
  post(path("workspaces", slug, "address", "confirm"), { request, code })
export const acceptAddress = (slug: string, email: string): Promise<OwnAddress> =>
  post(path("workspaces", slug, "address", "offered"), { email })
export const previewPress = (token: string): Promise<PressPreview> => post(path("press", "preview"), { token })
export const openPress = (token: string): Promise<PressPreview> => post(path("press"), { token })
export const previewOpening = (token: string): Promise<OpeningPreview> => post(path("openings", "preview"), { token })
export const sayNoToOpening = (token: string): Promise<OpeningPreview> => post(path("openings", "no"), { token })
/** The place that a file is uploaded for: a reading list of the panel, or the note of a topic. */
export interface UploadPlace {
  slug: string
  purpose: { kind: "reading" } | { kind: "picture"; topic: string }
}
export const uploadFile = (
  { slug, purpose: { kind, ...place } }: UploadPlace,
  file: Blob,
  how: Parameters<typeof upload>[2],
): Promise<FileUploaded> =>
  upload(`${path("workspaces", slug, "files")}?${new URLSearchParams({ as: kind, ...place })}`, file, how)
export const leave = (): Promise<object> => post(path("leave"), {})
