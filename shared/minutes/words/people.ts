import { isOffice } from "../../fold/office.ts"
import type { Lang, SeatRole } from "../../model/terms.ts"
import type { PeopleChange } from "../proceedings/peopleChanges.ts"
import { withHonorific } from "./honorific.ts"

/** The parameters of a sentence about a change of seats; `by` is "" where an administrator acted. */
export interface PeopleFigures extends Pick<PeopleChange, "step" | "act" | "role" | "reason"> {
  name: string
  /** the side of a seat that moves; "" if it has none */
  side: string
  by: string
  time: string
  consents: readonly string[]
}

const roles: Record<Lang, Record<SeatRole, string>> = {
  en: { moderator: "moderator", secretary: "secretary", panelist: "panelist", observer: "observer" },
  zh: { moderator: "主持人", secretary: "秘书处", panelist: "专家", observer: "观察员" },
  ja: { moderator: "司会", secretary: "事務局", panelist: "パネリスト", observer: "オブザーバー" },
}

function seatIn(lang: Lang, role: SeatRole | null, side: string): string {
  if (role === null) return ""
  const name = roles[lang][role]
  if (side === "") return name
  return lang === "en" ? `${name}, ${side}` : `${name}（${side}）`
}

/** The administrator as an actor inside a sentence. */
export const adminWords: Record<Lang, string> = { en: "an administrator", zh: "管理员", ja: "管理者" }

function en({ step, act, role, side, reason, name, by, consents, time }: PeopleFigures): string {
  const seat = seatIn("en", role, side)
  const confirmed = consents.length > 0 ? `, confirmed by ${new Intl.ListFormat("en-GB").format(consents)}` : ""
  const actor = by || "An administrator"
  const why = reason ? ` Reason: ${reason}` : ""
  const what = {
    seat: `that ${name} answers in rounds`,
    change:
      role && isOffice(role) ? `that ${name} is appointed as ${seat}` : `that the seat of ${name} becomes ${seat}`,
    remove: `that ${name} is removed`,
    reissue: `that the seat of ${name} is reissued`,
  }
  const done = {
    seat: `${name} answers in rounds from now on`,
    change: `The seat of ${name} became ${seat}`,
    remove: `${name} was removed from the panel`,
    reissue: `The seat of ${name} was reissued`,
  }
  switch (step) {
    case "admitted":
      return `${actor} admitted ${name} as a panelist.`
    case "asked":
      return `${actor} proposed ${act ? what[act] : ""}.${why}`
    case "done":
      return `${act ? done[act] : ""}: proposed by ${by || "an administrator"}${confirmed}.${why}`
    case "appointed":
      return `${actor} appointed ${name} as ${seat}${confirmed}, ${time}.${why}`
    case "appointment-ended":
      return `${actor} took back the appointment of ${name} as ${seat}, ${time}.`
    case "refused":
      return `${actor} refused ${act ? what[act] : ""}.${why}`
    case "taken-back":
      return `${actor} took back the proposal ${act ? what[act] : ""}.`
    case "suspended":
      return `${actor} suspended the seat of ${name}.${why}`
    case "lifted":
      return `${actor} ended the suspension of ${name}.`
    case "left":
      return `${name} left the panel.`
    case "address-set":
      return `${actor} changed the e-mail address of ${name}.`
    case "address-cleared":
      return `${actor} took away the e-mail address of ${name}.`
  }
}

function zh({ step, act, role, side, reason, name, by, consents, time }: PeopleFigures): string {
  const seat = seatIn("zh", role, side)
  const confirmed = consents.length > 0 ? `，经${consents.join("、")}确认` : ""
  const actor = by || "管理员"
  const why = reason ? `理由：${reason}` : ""
  const what = {
    seat: `${name}参加作答`,
    change: role && isOffice(role) ? `任命${name}为${seat}` : `${name}的席位改为${seat}`,
    remove: `${name}退出专家组`,
    reissue: `重新发放${name}的席位`,
  }
  const object = act ? what[act] : ""
  switch (step) {
    case "admitted":
      return `${actor}接纳${name}为专家。`
    case "asked":
      return `${actor}提议：${object}。${why}`
    case "done":
      return `${object}：由${actor}提议${confirmed}，现已生效。${why}`
    case "appointed":
      return `${actor}任命${name}为${seat}${confirmed}，${time}。${why}`
    case "appointment-ended":
      return `${actor}收回了对${name}的任命（${seat}），${time}。`
    case "refused":
      return `${actor}拒绝了以下提议：${object}。${why}`
    case "taken-back":
      return `${actor}收回了以下提议：${object}。`
    case "suspended":
      return `${actor}暂停了${name}的席位。${why}`
    case "lifted":
      return `${actor}恢复了${name}的席位。`
    case "left":
      return `${name}离开了专家组。`
    case "address-set":
      return `${actor}更改了${name}的邮箱地址。`
    case "address-cleared":
      return `${actor}删除了${name}的邮箱地址。`
  }
}

function ja({ step, act, role, side, reason, name, by, consents, time }: PeopleFigures): string {
  const seat = seatIn("ja", role, side)
  const confirmers = consents.map(withHonorific).join("、")
  const actor = by ? withHonorific(by) : "管理者"
  const who = withHonorific(name)
  const why = reason ? `理由：${reason}` : ""
  const what = {
    seat: `${who}が回答者に加わること`,
    change: role && isOffice(role) ? `${who}を${seat}に任命すること` : `${who}の席を${seat}に改めること`,
    remove: `${who}をパネルから外すこと`,
    reissue: `${who}の席を再発行すること`,
  }
  const object = act ? what[act] : ""
  switch (step) {
    case "admitted":
      return `${actor}が${who}をパネリストとして迎えた。`
    case "asked":
      return `${actor}が、${object}を提案した。${why}`
    case "done":
      return `${object}が、${actor}の提案${confirmers && `と${confirmers}の確認`}により決まった。${why}`
    case "appointed":
      return `${actor}が${confirmers && `${confirmers}の確認を得て`}${who}を${seat}に任命した（${time}）。${why}`
    case "appointment-ended":
      return `${actor}が${who}の任命（${seat}）を取り消した（${time}）。`
    case "refused":
      return `${actor}が、${object}を退けた。${why}`
    case "taken-back":
      return `${actor}が、${object}の提案を取り下げた。`
    case "suspended":
      return `${actor}が${who}の席を停止した。${why}`
    case "lifted":
      return `${actor}が${who}の席の停止を解いた。`
    case "left":
      return `${who}がパネルを退いた。`
    case "address-set":
      return `${actor}が${who}のメールアドレスを変更した。`
    case "address-cleared":
      return `${actor}が${who}のメールアドレスを削除した。`
  }
}

/** One sentence for each change, in each language (docs/DOMAIN.md, Seats and The electorate). */
export const peopleWords: Record<Lang, (figures: PeopleFigures) => string> = { en, zh, ja }
