import { type CommandKind, commandBodies } from "../../../shared/contract/commands.ts"
import { presetRule } from "../../../shared/model/consensus/rule.ts"

const spoken = { lang: "en", text: "?" }
const title = { en: "Later" }
const position = { kind: "call", position: "agree" }
/** A valid body for every command whose ids do not exist: only a sender with the right gets as far as "not found". */
export const anything = {
  name: "Guest",
  field: null,
  languages: ["en"],
  authentic: [{ lang: "en", side: null }],
  sides: [],
  attribution: "named",
  public: true,
  replay: "readers",
  rule: presetRule,
  reasonsFor: "none",
  link: null,
  reading: "nobody",
  role: "observer",
  office: "secretary",
  side: null,
  member: "nobody",
  invite: "nobody",
  uses: 1,
  days: 1,
  session: "nobody",
  topic: "nobody",
  item: "nobody",
  items: [],
  title,
  description: title,
  mandate: title,
  letter: "Z",
  startsAt: 1,
  until: 1,
  mode: "locked",
  statement: "nobody",
  thread: "nobody",
  record: "nobody",
  round: "nobody",
  objection: "nobody",
  question: "nobody",
  action: "nobody",
  correction: "nobody",
  comment: "nobody",
  place: "attendance chair",
  texts: title,
  request: "nobody",
  erratum: "nobody",
  addition: 1,
  accepted: true,
  here: true,
  entry: spoken,
  text: "?",
  lang: "en",
  reason: "?",
  remedy: null,
  answer: position,
  position,
  why: "?",
  now: "?",
  seen: "",
  version: 1,
  base: 0,
  kind: "rating",
  proposal: "nobody",
  order: "time",
  minutes: 1,
  owners: ["nobody"],
  endsAt: 1,
  level: "rough",
  reply: "maintained",
  disposition: "partly",
  from: null,
  turn: "contribution",
  seconds: 60,
  email: "",
  upTo: 1,
  about: { of: "needs" },
  by: "copied",
}
/** The shapes that one key has in different commands. */
const variants: object[] = [
  {},
  { text: spoken },
  { text: title },
  { reason: spoken },
  { answer: spoken },
  { seen: 0 },
  { seen: 0, groups: [] },
  { seen: null },
  { kind: "comment", why: null },
  { side: "nobody" },
  { text: null },
  { seen: 1, answer: "confirm" },
]

/** A body that the command's schema takes; `over` gives some keys other values. */
export function bodyFor(kind: CommandKind, over: object = {}): object {
  const bodies = variants.map(variant => ({ ...anything, ...variant, ...over }))
  // without what the command does not know, which would be refused
  const body = bodies.map(one => commandBodies[kind].safeParse(one)).find(({ success }) => success)?.data
  if (!body) throw new Error(`no body fits ${kind}: ${JSON.stringify(commandBodies[kind].safeParse(bodies[0]).error)}`)
  return body
}
