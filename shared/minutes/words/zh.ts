import type { CallFigures } from "../proceedings/figures.ts"
import type { MinutesWords } from "./words.ts"

const list = (items: readonly string[]): string => items.join("、")

const levels = { unanimity: "一致通过", consensus: "协商一致通过", rough: "以基本共识（附少数意见）通过" } as const

function figures({ support, cast, sides, answered, electorate }: CallFigures): string {
  const each = sides.map(side => `${side.title.zh ?? side.mark} ${side.support}/${side.cast}`).join("，")
  const rest = answered < electorate ? `；${electorate}人中${answered}人作答` : ""
  return `${support}/${cast}${each ? `；${each}` : ""}${rest}`
}

const counts = ["零", "一", "两", "三", "四", "五", "六", "七", "八", "九"]
const counted = (n: number): string => counts[n] ?? String(n)

const dispositions = { accommodated: "异议已采纳", partly: "异议部分采纳", answered: "异议已答复，未采纳" } as const

const ends = {
  maintained: "坚持异议",
  withdrawn: "已撤回",
  none: "提出者未作回应，异议保留",
  left: "提出者已不在小组内，异议按原样保留",
} as const

/** Puts a space between a label in Latin letters and the Chinese after it. */
const led = (label: string): string => (/\w$/.test(label) ? `${label} ` : label)

export const minutesInChinese: MinutesWords = {
  lang: "zh",
  title: session => `会议纪要：${session}`,
  headings: {
    mandate: "职责",
    attendance: "出席情况",
    people: "席位变动",
    agenda: "用时",
    items: "议程",
    actions: "后续事项",
    carried: "以往会议的后续事项",
    questions: "观察员提问",
    open: "尚未结束",
    summary: "主持人小结",
    corrections: "更正",
    adoption: "通过",
    evidence: "存证",
  },
  held: (from, to, city) => (to ? `会议于${city}时间${from}开始，${to}结束。` : `会议于${city}时间${from}开始。`),
  present: (names, side) => (side ? `${side}：${list(names)}。` : `专家：${list(names)}。`),
  chaired: names => `主持人：${list(names)}。`,
  kept: names => `秘书处：${list(names)}。`,
  absent: names => `未出席：${list(names)}。`,
  partly: (name, spans) => `${name}的在场时间为${list(spans)}。`,
  interest: (name, enteredBy) => `${name}的利益申报${enteredBy === null ? "" : `（由${enteredBy}代填）`}：`,
  span: (from, to) => (to ? `${from}至${to}` : `${from}起`),
  time: (used, planned) => `计划${planned}分钟，实际用时${used}分钟。`,
  resolution: (n, level, shares, supersedes) =>
    `会议${levels[level]} CR-${n}${supersedes === null ? "" : `，取代 CR-${supersedes}`}（${figures(shares)}；达到法定人数）。`,
  toBeConfirmed: n => `CR-${n} 已宣布，尚待共同主持人确认。`,
  reservation: name => `${name}的保留意见：`,
  dissent: name => `${name}的少数意见：`,
  objection: (label, name) => `${name}对 ${label} 的异议：`,
  disposition: (disposition, reply, left = false) =>
    `${dispositions[disposition]}；${left ? ends.left : ends[reply ?? "none"]}。`,
  asGiven: "提出者已不在小组内，异议按原样保留。",
  openObjection: "异议尚未答复。",
  noConsensus: (label, { brackets: n, rating, call }, carried) => {
    const end = carried ? "留待下次会议" : "未达成共识"
    if (call) return `${led(label)}未达成共识${carried ? "，留待下次会议" : ""}（${figures(call)}）。`
    if (n > 0) return `${led(label)}尚有${counted(n)}处方括号未解决，未发起表态，${end}。`
    if (rating) return `${led(label)}已评分（中位数${rating.median}），未发起表态，${end}。`
    return `${led(label)}未发起表态，${end}。`
  },
  withdrawn: (label, name) => `${name}撤回 ${label}。`,
  recordWithdrawn: n => `CR-${n} 已撤回。`,
  lapsed: n => `CR-${n} 已宣布，但至会议纪要通过时仍未经共同主持人确认，现已失效；条文恢复为已提交。`,
  amending: (label, version, record) => `${label} 第${version}版（修正CR-${record}）`,
  stillOpen: (label, open) => (open ? `${led(label)}仍在作答，尚未公布任何结果。` : `${led(label)}已提交，尚未表态。`),
  action: (owners, text, due) => `${list(owners)}：${text}${due ? `（${due}前）` : ""}。`,
  actionDone: (owners, text) => `${list(owners)}已完成：${text}。`,
  asked: name => `${name}提问：`,
  answered: name => `${name}答复：`,
  correction: name => `${name}的更正意见（已采纳）：`,
  fingerprint: (n, hash) => `日志至第${n}条的哈希值（SHA-256）：${hash}`,
  oneFingerprint: fingerprint => `日志与公钥的指纹（用于plenary verify --fingerprint）：${fingerprint}`,
  publicKey: key => `本服务器的公钥（Ed25519）：${key}`,
  renamed: (by, was, now) => `${by}将${was}的姓名改为“${now}”。`,
  administrator: "管理员",
  now: (then, now) => `${then}（现名${now}）`,
  nobody: "一位成员",
  observer: "一位观察员",
  erased: "（这些话已被删除。）",
}
