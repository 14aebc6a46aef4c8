import { limits } from "../../../shared/contract/limits.ts"
import type { Member, State } from "../../../shared/fold/state.ts"
import type { SideId } from "../../../shared/model/ids.ts"
import { type Lang, type SeatRole, seatRoles } from "../../../shared/model/terms.ts"
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
  | "repeated"

export interface PastedSeat {
  role: SeatRole
  side: SideId | null
}

type Read =
  | { kind: "new"; name: string; seat: PastedSeat; field: string }
  | { kind: "same"; member: Member }
  /** `field`: the member's expertise; null if the line does not change it */
  | { kind: "changed"; member: Member; seat: PastedSeat; field: string | null }

export type RosterLine = { row: PastedRow } & (Read | { kind: "unread"; n: number; why: RosterFault; text: string })

const roleWords: Record<SeatRole, readonly string[]> = {
  moderator: ["moderator", "co-moderator", "chair", "主持人", "共同主持人", "司会", "共同司会"],
  secretary: ["secretary", "秘书处", "秘书", "事務局", "書記"],
  interpreter: ["interpreter", "译员", "口译", "通訳・翻訳", "通訳", "翻訳"],
  panelist: ["panelist", "panellist", "expert", "专家", "パネリスト", "委員"],
  observer: ["observer", "观察员", "オブザーバー"],
}

const headings = {
  name: ["name", "full name", "姓名", "名前", "氏名"],
  role: ["role", "身份", "角色", "役割"],
  side: ["side", "所属方", "方", "側", "所属"],
  field: ["expertise", "field", "专业", "专业领域", "専門", "専門分野"],
}

export interface Panel extends Pick<State, "members" | "sides"> {
  /** the person who pastes the roster */
  by: By
  /** the language of the expertise in the pasted text */
  lang: Lang
}

/** Reads lines of `name;role;side;expertise`. Members whom the pasted text does not name keep their seats. */
export function readRoster(text: string, panel: Panel): RosterLine[] {
  const { body, cell } = columnsOf(rowsOf(text), headings, ["name", "role", "side", "field"])
  const seen = new Set<string>()
  return body.map(row => {
    const said = {
      name: cell(row, "name"),
      role: cell(row, "role").toLowerCase(),
      side: cell(row, "side"),
      field: cell(row, "field"),
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

interface Said {
  name: string
  role: string
  side: string
  field: string
}

function lineOf(said: Said, panel: Panel, repeated: boolean): Read | RosterFault {
  const { name, field } = said
  if (name === "") return "no-name"
  if (name.length > limits.name) return "name-too-long"
  if (field.length > 300) return "field-too-long"
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
  if (!member) return may ? { kind: "new", name, seat, field } : "role-not-given"
  const moves = role !== member.role || side !== member.side
  if (moves && !(may && mayGiveRole(panel, panel.by, member.role, role))) return "role-not-given"
  if (moves && !mayReseat(panel, panel.by, member)) return "side-not-given"
  const tells = field !== "" && field !== member.field?.[panel.lang]
  return moves || tells ? { kind: "changed", member, seat, field: tells ? field : null } : { kind: "same", member }
}

/** Finds a side by its mark, its id or its name in any language. An empty cell keeps the member's side. */
function sideOf(word: string, { sides }: Panel, member: Member | undefined): SideId | null | undefined {
  if (word === "") return member?.side ?? null
  const found = sides.find(one => one.mark === word || one.id === word || Object.values(one.title).includes(word))
  return found?.id
}
