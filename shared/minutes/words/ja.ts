import type { CallFigures } from "../proceedings/figures.ts"
import { administrator, nobody, nowCalled, observer, withHonorific } from "./honorific.ts"
import type { MinutesWords } from "./words.ts"

const list = (items: readonly string[]): string => items.join("、")
const people = (names: readonly string[]): string => list(names.map(withHonorific))

const levels = { unanimity: "全員一致で", consensus: "合意により", rough: "大筋合意（少数意見を付記）により" } as const

function figures({ support, cast, sides, answered, electorate }: CallFigures): string {
  const each = sides.map(side => `${side.title.ja ?? side.mark}${side.support}/${side.cast}`).join("、")
  const rest = answered < electorate ? `、${electorate}名中${answered}名が回答` : ""
  return `${support}/${cast}${each ? `、${each}` : ""}${rest}`
}

const dispositions = {
  accommodated: "異議は採用された",
  partly: "異議は一部採用された",
  answered: "異議は不採用とされた（回答済み）",
} as const

const ends = {
  maintained: "異議は維持された",
  withdrawn: "異議は取り下げられた",
  none: "提出者の応答はなく、異議は残る",
  left: "提出者はすでにパネルにおらず、異議は提出されたとおり残る",
} as const

export const minutesInJapanese: MinutesWords = {
  lang: "ja",
  title: session => `議事録：${session}`,
  headings: {
    mandate: "任務",
    attendance: "出席",
    people: "席の変更",
    agenda: "所要時間",
    items: "議題",
    actions: "対応事項",
    carried: "前回までの対応事項",
    questions: "オブザーバー質疑",
    open: "未了の合意案",
    summary: "司会による総括",
    corrections: "修正",
    adoption: "確定",
    evidence: "検証用の値",
  },
  held: (from, to, city) => (to ? `${city}時間${from}に開会し、${to}に閉会した。` : `${city}時間${from}に開会した。`),
  present: (names, side) => (side ? `${side}：${people(names)}。` : `パネリスト：${people(names)}。`),
  chaired: names => `司会：${people(names)}。`,
  kept: names => `事務局：${people(names)}。`,
  absent: names => `欠席：${people(names)}。`,
  partly: (name, spans) => `${withHonorific(name)}の在席時間は${list(spans)}。`,
  interest: (name, enteredBy) =>
    `${withHonorific(name)}の利益相反に関する申告${enteredBy === null ? "" : `（${withHonorific(enteredBy)}が記入）`}：`,
  span: (from, to) => (to ? `${from}から${to}まで` : `${from}から`),
  time: (used, planned) => `予定${planned}分、所要${used}分。`,
  resolution: (n, level, shares, supersedes) =>
    supersedes === null
      ? `CR-${n}は${levels[level]}採択された（${figures(shares)}、定足数充足）。`
      : `CR-${n}は${levels[level]}採択され、CR-${supersedes}に代わるものとなった（${figures(shares)}、定足数充足）。`,
  toBeConfirmed: n => `CR-${n}は宣言されたが、共同司会の確認がまだである。`,
  reservation: name => `${withHonorific(name)}の留保：`,
  dissent: name => `${withHonorific(name)}の少数意見：`,
  objection: (label, name) => `${label}に対する${withHonorific(name)}の異議：`,
  disposition: (disposition, reply, left = false) =>
    `${dispositions[disposition]}。${left ? ends.left : ends[reply ?? "none"]}。`,
  asGiven: "提出者はすでにパネルにおらず、異議は提出されたとおり残る。",
  openObjection: "異議にはまだ回答がない。",
  noConsensus: (label, { brackets: n, rating, call }, carried) => {
    const end = carried ? "次回に持ち越した" : "合意に至らなかった"
    if (call) return `${label}は合意に至らず${carried ? "、次回に持ち越した" : "に終わった"}（${figures(call)}）。`
    if (n > 0) return `${label}はブラケットが${n}か所残っていたため合意確認を行わず、${end}。`
    if (rating) return `${label}は評価のみ（中央値${rating.median}）で合意確認を行わず、${end}。`
    return `${label}は合意確認を行わず、${end}。`
  },
  withdrawn: (label, name) => `${withHonorific(name)}が${label}を取り下げた。`,
  recordWithdrawn: n => `CR-${n}は撤回された。`,
  lapsed: n => `CR-${n}は宣言されたが、議事録の確定までに共同司会の確認がなかったため失効し、案は提案済みに戻った。`,
  amending: (label, version, record) => `${label}第${version}版（CR-${record}の改定案）`,
  stillOpen: (label, open) =>
    open ? `${label}は受付中であり、結果は表示されていない。` : `${label}は提案済みで、合意確認はまだである。`,
  action: (owners, text, due) => `${people(owners)}：${text}${due ? `（${due}まで）` : ""}。`,
  actionDone: (owners, text) => `${people(owners)}が完了：${text}。`,
  asked: name => `${withHonorific(name)}の質問：`,
  answered: name => `${withHonorific(name)}の回答：`,
  correction: name => `${withHonorific(name)}の修正意見（採用）：`,
  fingerprint: (n, hash) => `ログの${n}番目の項目までのハッシュ値（SHA-256）：${hash}`,
  oneFingerprint: fingerprint => `ログと鍵の確認番号（plenary verify --fingerprint用）：${fingerprint}`,
  publicKey: key => `このサーバーの公開鍵（Ed25519）：${key}`,
  renamed: (by, was, now) => `${withHonorific(by)}が${withHonorific(was)}の氏名を「${now}」に変更した。`,
  administrator,
  now: nowCalled,
  nobody,
  observer,
  erased: "（この発言は削除されました。）",
}
