import type { HostLogShown, HostOverview } from "../../../shared/contract/queries/host/host.ts"
import { roles } from "../../../shared/model/terms.ts"
import { type HostEventKind, hostEventKinds } from "../../../shared/record/host/hostEventKinds.ts"
import { list } from "../../i18n/formats.ts"
import { msg } from "../../i18n/msg.ts"
import { retainedCounts } from "../../i18n/terms/retentionTerms.ts"
import { roleName } from "../../i18n/terms/terms.ts"

const kinds: Record<HostEventKind, () => string> = {
  "signed-in": () => msg("admin.kind.signedIn"),
  "signed-out": () => msg("admin.kind.signedOut"),
  "refused-often": () => msg("admin.kind.refusedOften"),
  "link-made": () => msg("admin.kind.linkMade"),
  "link-revoked": () => msg("admin.kind.linkRevoked"),
  exported: () => msg("admin.kind.exported"),
  "backed-up": () => msg("admin.kind.backedUp"),
  "backup-failed": () => msg("admin.kind.backupFailed"),
  restored: () => msg("admin.kind.restored"),
  "settings-changed": () => msg("admin.kind.settingsChanged"),
  "key-rotated": () => msg("admin.kind.keyRotated"),
  erased: () => msg("admin.kind.erased"),
  "erasure-asked": () => msg("admin.kind.erasureAsked"),
  "workspace-opened": () => msg("admin.kind.opened"),
  "workspace-renamed": () => msg("admin.kind.renamed"),
  "workspace-archived": () => msg("admin.kind.archived"),
  "workspace-reopened": () => msg("admin.kind.reopened"),
  "workspace-deleted": () => msg("admin.kind.deleted"),
  "workspace-handed": () => msg("admin.kind.handed"),
  "chair-appointed": () => msg("admin.kind.chairAppointed"),
}

const isKind = (kind: string): kind is HostEventKind => hostEventKinds.some(one => one === kind)

/** The name of a kind of entry. A kind of a newer version has its own code. */
export const hostKindName = (kind: string): string => (isKind(kind) ? kinds[kind]() : kind)

/** Says why a backup of the schedule failed. The log of the server has the words of the program. */
export const backupFaultText: Record<NonNullable<HostOverview["backupFailure"]>["fault"], () => string> = {
  "disk-full": () => msg("admin.backupFault.diskFull"),
  "not-written": () => msg("admin.backupFault.notWritten"),
  "not-copied": () => msg("admin.backupFault.notCopied"),
  "not-removed": () => msg("admin.backupFault.notRemoved"),
}
const faults: Readonly<Record<string, () => string>> = backupFaultText

const ways: Readonly<Record<string, () => string>> = {
  link: () => msg("admin.way.link"),
  "return-link": () => msg("admin.way.returnLink"),
  code: () => msg("admin.way.code"),
  "mail-link": () => msg("admin.way.mailLink"),
  passkey: () => msg("admin.way.passkey"),
  account: () => msg("admin.way.account"),
}

const links: Readonly<Record<string, () => string>> = {
  seat: () => msg("admin.link.seat"),
  administrator: () => msg("admin.administrator"),
  press: () => msg("admin.link.press"),
  return: () => msg("admin.link.return"),
  calendar: () => msg("admin.link.calendar"),
  program: () => msg("admin.link.program"),
  alternate: () => msg("admin.link.alternate"),
}

const exports: Readonly<Record<string, () => string>> = {
  bundle: () => msg("admin.export.bundle"),
  "panel-files": () => msg("admin.export.panel"),
  "session-files": () => msg("admin.export.session"),
  record: () => msg("admin.export.record"),
  note: () => msg("admin.export.note"),
  positions: () => msg("admin.export.positions"),
  "own-data": () => msg("admin.export.own"),
  "host-log": () => msg("admin.log"),
}

/** Names what was tried too often with wrong tokens. A kind of a newer version has its own code. */
const wrong: Readonly<Record<string, () => string>> = {
  ballots: () => msg("admin.wrong.ballots"),
  calendars: () => msg("admin.wrong.calendars"),
  "declined invitations": () => msg("admin.wrong.declined"),
  invitations: () => msg("admin.wrong.invitations"),
  "press links": () => msg("admin.wrong.press"),
  "return links": () => msg("admin.wrong.return"),
  "sign-in links": () => msg("admin.wrong.signIn"),
}

const endings: Readonly<Record<string, () => string>> = {
  left: () => msg("admin.ended.left"),
  ended: () => msg("admin.ended.ended"),
  account: () => msg("admin.ended.account"),
}

const erasures: Readonly<Record<string, () => string>> = {
  person: () => msg("admin.export.own"),
  "host-log": () => msg("admin.erased.log"),
}

/** The facts that an entry names beside its kind: the way, the role, the panel, the settings. */
export function whatSaid(
  kind: string,
  body: Readonly<Record<string, unknown>>,
  names: Readonly<Record<string, string>>,
): string {
  const text = (name: string): string => (typeof body[name] === "string" ? body[name] : "")
  const workspace = text("workspace")
  const role = roles.find(one => one === text("role") && one !== "admin")
  const parts = [
    ways[text("way")]?.(),
    links[text("link")]?.(),
    role === undefined ? "" : roleName(role),
    endings[text("how")]?.(),
    (kind === "erased" ? erasures : exports)[text("what")]?.(),
    kind === "erased" ? msg("admin.erased.parts", { n: Number(body["count"]) }) : "",
    kind === "erased" ? list(retainedCounts(Object(body["kinds"]))) : "",
    Array.isArray(body["names"]) ? list(body["names"].map(settingName)) : "",
    kind === "backed-up" || kind === "restored" ? countsSaid(body) : "",
    kind === "backup-failed" ? (faults[text("fault")]?.() ?? text("fault")) : "",
    wrong[text("of")]?.() ?? text("of"),
    workspace === "" ? text("slug") : (names[workspace] ?? (text("slug") || workspace)),
  ]
  return parts.filter(Boolean).join(" · ")
}

const countsSaid = ({ workspaces, entries }: Readonly<Record<string, unknown>>): string =>
  msg("admin.backupHolds", { workspaces: Number(workspaces), entries: Number(entries) })

const settings: Readonly<Record<string, () => string>> = {
  name: () => msg("admin.face.name"),
  logo: () => msg("admin.face.logo"),
  accent: () => msg("admin.face.accent"),
  foot: () => msg("admin.face.foot"),
  privacy: () => msg("foot.privacy"),
  accessibility: () => msg("foot.accessibility"),
  imprint: () => msg("foot.imprint"),
  contact: () => msg("foot.contact"),
}

const settingName = (name: unknown): string => settings[String(name)]?.() ?? String(name)

type Personal = NonNullable<HostLogShown["personal"]>

/** Names the person or program that did it, and the one whom it is about. */
export function actorSaid({ by, about }: Personal, names: Readonly<Record<string, string>>): string {
  const who = nameOf(by, names)
  return about === null ? who : msg("admin.log.about", { who, whom: nameOf(about, names) })
}

function nameOf(actor: Readonly<Record<string, string>>, names: Readonly<Record<string, string>>): string {
  const { kind = "", signIn = "", member = "", id = "" } = actor
  switch (kind) {
    case "member":
      return names[member] ?? member
    case "program":
      return msg("admin.by.program", { name: names[id] ?? id })
    case "administrator":
      return names[signIn]
        ? `${names[signIn]} · ${msg("admin.administrator")}`
        : msg("admin.by.administrator", { id: signIn.slice(0, 6) })
    case "visitor":
      return names[signIn] ?? msg("admin.by.visitor", { id: signIn.slice(0, 6) })
    case "terminal":
      return msg("admin.by.terminal")
    case "server":
      return msg("admin.by.server")
    default:
      return kind
  }
}
