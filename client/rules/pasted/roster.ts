import { limits } from "../../../shared/contract/limits.ts"
import type { Member } from "../../../shared/fold/peopleState.ts"
import type { State } from "../../../shared/fold/state.ts"
import type { SideId } from "../../../shared/model/ids.ts"
import { type Lang, languages, type SeatRole, seatRoles } from "../../../shared/model/terms.ts"
import { rolesGivenBy } from "../../../shared/rules/people/given.ts"
import { type By, mayGiveRole, mayReseat } from "../../../shared/rules/people/seats/reseating.ts"
import { columnsOf, type PastedRow, rowsOf } from "./rows.ts"

/** The reason why a pasted line cannot be applied. The page shows it beside the line. */
export type RosterFault =
  | "no-name"
  | "name-too-long"
  | "role"
  | "role-not-given"
  | "side-not-given"
  | "side"
  | "field-too-long"
  | "standing-too-long"
  | "email"
  | "zone"
  | "lang"
  | "repeated"

export interface PastedSeat {
  role: SeatRole
  side: SideId | null
}

/** The address to which a letter of invitation may go, and the zone of the person's clock. */
export interface PastedAddress {
  email: string
  zone: string
}

/** The description of a person beside the seat; "" where the line has none. */
export interface PastedStanding {
  title: string
  affiliation: string
  romanised: string
}

type Read =
  | {
      kind: "new"
      name: string
      seat: PastedSeat
      field: string
      standing: PastedStanding
      lang: Lang
      address: PastedAddress | null
    }
  | { kind: "same"; member: Member }
  /** `field`: the member's expertise; null if the line does not change it */
  | {
      kind: "changed"
      member: Member
      seat: PastedSeat
      field: string | null
      standing: PastedStanding | null
      address: PastedAddress | null
    }

export type RosterLine = { row: PastedRow } & (Read | { kind: "unread"; n: number; why: RosterFault; text: string })

const roleWords: Record<SeatRole, readonly string[]> = {
  moderator: ["moderator", "co-moderator", "chair", "主持人", "共同主持人", "司会", "共同司会"],
  secretary: ["secretary", "秘书处", "秘书", "事務局", "書記"],
  interpreter: ["interpreter", "译员", "口译", "通訳・翻訳", "通訳", "翻訳"],
  panelist: ["panelist", "panellist", "expert", "专家", "パネリスト", "委員"],
  // a roster cannot give this role
  alternate: [],
  observer: ["observer", "观察员", "オブザーバー"],
}

const headings = {
  name: ["name", "full name", "姓名", "名前", "氏名"],
  role: ["role", "身份", "角色", "役割"],
  side: ["side", "所属方", "方", "側", "所属"],
  field: ["expertise", "field", "专业", "专业领域", "専門", "専門分野"],
  email: ["e-mail", "email", "mail", "address", "邮箱", "电子邮箱", "电子邮件", "メール", "メールアドレス"],
  title: ["title", "position", "头衔", "职务", "职称", "肩書", "肩書き", "役職"],
  affiliation: [
    "affiliation",
    "institution",
    "organisation",
    "organization",
    "所属机构",
    "单位",
    "机构",
    "所属機関",
    "機関",
  ],
  lang: ["language", "lang", "语言", "言語"],
  zone: ["time zone", "timezone", "zone", "时区", "タイムゾーン"],
  romanised: ["latin name", "romanised", "name in latin letters", "拉丁字母姓名", "拼音", "ローマ字氏名", "ローマ字"],
}

const columns = ["name", "role", "side", "field", "email", "title", "affiliation", "lang", "zone", "romanised"] as const

const langWords: Record<Lang, readonly string[]> = {
  en: ["en", "english", "英语", "英文", "英語"],
  zh: ["zh", "chinese", "中文", "汉语", "中国語"],
  ja: ["ja", "japanese", "日语", "日文", "日本語"],
}

/** Matches what may be an e-mail address. The server decides. */
const address = /^[^\s@,;<>"\p{Cc}]+@[^\s@,;<>"\p{Cc}]+\.[^\s@,;<>"\p{Cc}]+$/u

export interface Panel extends Pick<State, "members" | "sides"> {
  /** the person who pastes the roster */
  by: By
  /** the language of the expertise in the pasted text */
  lang: Lang
}

/** Reads lines of `name;role;side;expertise`, and further columns under headings. Members whom the pasted text does not name keep their seats. */
export function readRoster(text: string, panel: Panel): RosterLine[] {
  const { body, cell } = columnsOf(rowsOf(text), headings, columns)
  const seen = new Set<string>()
  return body.map(row => {
    const said = {
      name: cell(row, "name"),
      role: cell(row, "role").toLowerCase(),
      side: cell(row, "side"),
      field: cell(row, "field"),
      // full-width letters, as keyboards for Chinese and Japanese write them
      email: cell(row, "email").normalize("NFKC"),
      zone: cell(row, "zone").normalize("NFKC"),
      lang: cell(row, "lang").normalize("NFKC").toLowerCase(),
      title: cell(row, "title"),
      affiliation: cell(row, "affiliation"),
      romanised: cell(row, "romanised"),
    }
    const line = lineOf(said, panel, seen.has(said.name))
    seen.add(said.name)
    return typeof line === "string" ? unread(row, line) : { row, ...line }
  })
}

const unread = (row: PastedRow, why: RosterFault): RosterLine => ({
  row,
  kind: "unread",
  n: row.n,
  why,
  text: row.cells.join(" ; "),
})

interface Said extends PastedStanding, PastedAddress {
  name: string
  role: string
  side: string
  field: string
  lang: string
}

/** The fault of a cell whose value nobody can read; null if there is none. */
function cellFault({ name, romanised, field, title, affiliation, email, zone, lang }: Said): RosterFault | null {
  if (name === "") return "no-name"
  if (name.length > limits.name || romanised.length > limits.name) return "name-too-long"
  if (field.length > 300) return "field-too-long"
  if (title.length > 300 || affiliation.length > 300) return "standing-too-long"
  if (email !== "" && (email.length > 254 || !address.test(email))) return "email"
  if (zone !== "" && !isZone(zone)) return "zone"
  return lang === "" || langOf(lang) ? null : "lang"
}

const langOf = (word: string): Lang | undefined => languages.find(one => langWords[one].includes(word))

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone !== ""
  } catch {
    return false
  }
}

function lineOf(said: Said, panel: Panel, repeated: boolean): Read | RosterFault {
  const { name, field, title, affiliation, romanised, email, zone } = said
  const fault = cellFault(said)
  if (fault) return fault
  const standing = { title, affiliation, romanised }
  const listed = email === "" ? null : { email, zone }
  const namesakes = Object.values(panel.members).filter(one => one.name === name && !one.removed)
  if (repeated || namesakes.length > 1) return "repeated"
  const [member] = namesakes
  const role =
    said.role === "" ? (member?.role ?? "panelist") : seatRoles.find(one => roleWords[one].includes(said.role))
  if (!role) return "role"
  const side = sideOf(said.side, panel, member)
  if (side === undefined) return "side"
  const seat = { role, side }
  const given = rolesGivenBy(panel.by.role)
  const may = given.includes(role) && (!member || given.includes(member.role))
  if (!member) {
    const lang = langOf(said.lang) ?? panel.lang
    return may ? { kind: "new", name, seat, field, standing, lang, address: listed } : "role-not-given"
  }
  const moves = role !== member.role || side !== member.side
  if (moves && !(may && mayGiveRole(panel, panel.by, member.role, role))) return "role-not-given"
  if (moves && !mayReseat(panel, panel.by, member)) return "side-not-given"
  const tells = field !== "" && field !== member.field?.[panel.lang]
  const stands =
    (title !== "" && title !== member.title?.[panel.lang]) ||
    (affiliation !== "" && affiliation !== member.affiliation?.[panel.lang]) ||
    (romanised !== "" && romanised !== member.romanised)
  const to = member.taken ? null : listed
  if (!moves && !tells && !stands && !to) return { kind: "same", member }
  const changed = { field: tells ? field : null, standing: stands ? standing : null, address: to }
  return { kind: "changed", member, seat, ...changed }
}

/** Finds a side by its mark, its id or its name in any language. An empty cell keeps the member's side. */
function sideOf(word: string, { sides }: Panel, member: Member | undefined): SideId | null | undefined {
  if (word === "") return member?.side ?? null
  const found = sides.find(one => one.mark === word || one.id === word || Object.values(one.title).includes(word))
  return found?.id
}
