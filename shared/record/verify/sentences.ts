import type { Lang } from "../../model/terms.ts"
import type { Fault, Proven, Verdict, Why } from "./verdict.ts"

type Id =
  | "complete"
  | "consistent"
  | "anchored"
  | "entry"
  | "header"
  | "file"
  | "trailer"
  | "anchor"
  | "firstLine"
  | "signatures"
  | "verifiers"
  | "later"
  | "inPart"
  | "places"
  | "personal"
  | "comma"
  | "advice"
  | "askKey"
  | "found"
  | "replaced"
  | "head"
  | "signedBy"
  | "countersigned"
  | "extracts"
  | "withheld"

export type Sentences = Record<Id, string> & { why: Record<Why, string> }

/** The sentences of a verdict; the verifiers inside a bundle use the same ones. */
export const verifierSentences: Record<Lang, Sentences> = {
  en: {
    complete: "Complete and unchanged under the key you gave.",
    consistent: "Consistent in itself; nothing from outside was given.",
    anchored: "The chain up to entry {n} is that of the fingerprint you gave; not bound by it: {list}.",
    entry: "Fails at entry {n}.",
    header: "Fails at the first line.",
    file: "Fails at an enclosed verifier.",
    trailer: "Fails at the last line.",
    anchor: "Fails at the fingerprint you gave: it is not in this bundle.",
    firstLine: "the first line (name, audience, session)",
    signatures: "the key and its signatures",
    verifiers: "the enclosed verifiers",
    later: "the entries after it ({n})",
    inPart: "entries shown in part ({n})",
    places: "entries withheld ({n})",
    personal: "names and texts withheld or erased ({n})",
    comma: ", ",
    advice: "Anybody could have made and signed it. Give the fingerprint that is printed on the record or the minutes.",
    askKey: "Give the key of the server too: its signature covers all of the bundle.",
    found: "The fingerprint you gave is that of entry {n}.",
    replaced:
      "The key you gave was replaced since; each key signed the one after it, up to the one that signed this bundle.",
    head: "Fingerprint of the last entry ({n}): {hash}",
    signedBy: "Key: {key}",
    countersigned: "Countersigned by members: {records}",
    extracts: "Entries shown in part, for which only the signature vouches: {n}",
    withheld: "Entries of which only the place in the chain is shown: {n}",
    why: {
      missing: "It is missing.",
      unterminated: "It is cut off.",
      "not-utf8": "It is not UTF-8.",
      "not-json": "It is not JSON.",
      "not-canonical": "It is not written in the canonical form (RFC 8785).",
      "too-deep": "It is nested more than 64 levels deep.",
      shape: "A field is missing, too many or of another kind.",
      "out-of-order": "It stands in another’s place.",
      hash: "Its hash is another.",
      signature: "The signature is not by this key.",
      "not-for-audience": "It shows less or more than the audience named in the first line gets.",
      record: "The record contradicts itself or the version it records.",
      countersignature: "It countersigns a record that is not in force, in another’s name, or a second time.",
      "after-the-end": "Something stands after the end.",
      "not-anchored": "",
    },
  },
  zh: {
    complete: "按您提供的公钥验证：内容完整，未被改动。",
    consistent: "内容自身一致；未提供任何外部依据。",
    anchored: "截至第{n}条，记录链与您提供的指纹一致；该指纹不能证明：{list}。",
    entry: "验证未通过：第{n}条。",
    header: "验证未通过：首行。",
    file: "验证未通过：所附验证程序。",
    trailer: "验证未通过：末行。",
    anchor: "验证未通过：存证包中没有您提供的指纹。",
    firstLine: "首行（名称、对象、会议）",
    signatures: "公钥及其签名",
    verifiers: "所附验证程序",
    later: "其后的条目（{n}条）",
    inPart: "仅显示部分内容的条目（{n}条）",
    places: "未显示的条目（{n}条）",
    personal: "未显示或已删除的姓名与文字（{n}处）",
    comma: "、",
    advice: "任何人都可以制作并签署这样的存证包。请提供印在共识记录或会议纪要上的指纹。",
    askKey: "请再提供服务器的公钥：其签名覆盖整个存证包。",
    found: "您提供的指纹即第{n}条的指纹。",
    replaced: "您提供的公钥此后已更换：每个公钥都为下一个签名，直至签署本存证包的公钥。",
    head: "末条（第{n}条）的指纹：{hash}",
    signedBy: "公钥：{key}",
    countersigned: "成员联署：{records}",
    extracts: "仅显示部分内容、仅由签名担保的条目：{n}",
    withheld: "仅显示其在链中位置的条目：{n}",
    why: {
      missing: "该条缺失。",
      unterminated: "该条被截断。",
      "not-utf8": "不是UTF-8编码。",
      "not-json": "不是JSON格式。",
      "not-canonical": "不是规范写法（RFC 8785）。",
      "too-deep": "嵌套超过64层。",
      shape: "字段缺失、多余或类型不符。",
      "out-of-order": "位置不对。",
      hash: "哈希值不一致。",
      signature: "签名与公钥不符。",
      "not-for-audience": "所显示的内容少于或多于首行所载对象应得的内容。",
      record: "共识记录自相矛盾，或与所载版本不符。",
      countersignature: "所联署的记录未在有效状态，或以他人名义联署，或重复联署。",
      "after-the-end": "末行之后还有内容。",
      "not-anchored": "",
    },
  },
  ja: {
    complete: "指定された公開鍵のもとで、欠落も改変もありません。",
    consistent: "内部の整合のみ確認しました。外部からの値は与えられていません。",
    anchored: "{n}番目の項目までの連鎖は、入力された値と一致します。この値では保証されないもの：{list}。",
    entry: "検証できません：{n}番目の項目。",
    header: "検証できません：先頭行。",
    file: "検証できません：同梱の検証プログラム。",
    trailer: "検証できません：最終行。",
    anchor: "検証できません：入力された値は、このファイルの中にありません。",
    firstLine: "先頭行（名称・対象・会議）",
    signatures: "公開鍵とその署名",
    verifiers: "同梱の検証プログラム",
    later: "それより後の項目（{n}件）",
    inPart: "一部のみ記載された項目（{n}件）",
    places: "伏せられた項目（{n}件）",
    personal: "伏せられた、または消去された氏名・文章（{n}件）",
    comma: "、",
    advice:
      "このようなファイルは誰でも作成し署名できます。合意記録または議事録に印刷された確認番号を入力してください。",
    askKey: "サーバーの公開鍵も入力してください。その署名はファイル全体に及びます。",
    found: "入力された値は{n}番目の項目のものです。",
    replaced:
      "指定された公開鍵はその後交換されています。各鍵が次の鍵に署名し、このファイルに署名した鍵まで続いています。",
    head: "最後の項目（{n}番目）のハッシュ値：{hash}",
    signedBy: "公開鍵：{key}",
    countersigned: "参加者による連署：{records}",
    extracts: "一部のみ記載され、署名だけが保証する項目：{n}件",
    withheld: "連鎖における位置のみ記載された項目：{n}件",
    why: {
      missing: "欠落しています。",
      unterminated: "途中で切れています。",
      "not-utf8": "UTF-8ではありません。",
      "not-json": "JSONではありません。",
      "not-canonical": "正規形（RFC 8785）で書かれていません。",
      "too-deep": "入れ子が64段を超えています。",
      shape: "項目の過不足または型の違いがあります。",
      "out-of-order": "位置が違います。",
      hash: "ハッシュ値が一致しません。",
      signature: "この鍵による署名ではありません。",
      "not-for-audience": "先頭行に記された対象に示すべき内容より少ないか、多くなっています。",
      record: "合意記録が自己矛盾しているか、記録された版と一致しません。",
      countersignature: "効力を有しない記録への連署、他人名義の連署、または二重の連署です。",
      "after-the-end": "最終行の後に余分な内容があります。",
      "not-anchored": "",
    },
  },
}

const fill = (sentence: string, values: Record<string, string | number>) =>
  sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""))

function faultLines({ part, entry, why }: Fault, words: Sentences): string[] {
  const line = part === "entry" ? fill(words.entry, { n: entry ?? 0 }) : words[part]
  return [line, words.why[why]]
}

const recordList = (list: Proven["countersigned"]): string =>
  list.map(({ number, times }) => `CR-${String(number)} (${times})`).join(", ")

/** The parts of a bundle that a hash from outside does not bind. */
function notBound(proven: Proven, words: Sentences): string {
  const { anchored, entries, extracts, withheld, personal } = proven
  const counted: [string, number][] = [
    [words.later, entries - (anchored ?? 0)],
    [words.inPart, extracts],
    [words.places, withheld],
    [words.personal, personal],
  ]
  return [
    words.firstLine,
    words.signatures,
    words.verifiers,
    ...counted.filter(([, n]) => n > 0).map(([sentence, n]) => fill(sentence, { n })),
  ].join(words.comma)
}

function provenLines(proven: Proven, words: Sentences): string[] {
  const { is, head, publicKey, anchored, extracts, withheld } = proven
  const records = recordList(proven.countersigned)
  return [
    fill(words[is], { n: anchored ?? 0, list: is === "anchored" ? notBound(proven, words) : "" }),
    is === "consistent" ? words.advice : "",
    is === "anchored" ? words.askKey : "",
    is === "complete" && anchored !== null ? fill(words.found, { n: anchored }) : "",
    is === "complete" && proven.successors > 0 ? words.replaced : "",
    fill(words.head, { n: head.seq, hash: head.hash }),
    fill(words.signedBy, { key: publicKey }),
    records === "" ? "" : fill(words.countersigned, { records }),
    is === "anchored" || extracts === 0 ? "" : fill(words.extracts, { n: extracts }),
    is === "anchored" || withheld === 0 ? "" : fill(words.withheld, { n: withheld }),
  ]
}

/** A verdict in sentences; the first one sums it up. */
export const verdictLines = (verdict: Verdict, lang: Lang): string[] =>
  (verdict.ok ? provenLines(verdict, verifierSentences[lang]) : faultLines(verdict, verifierSentences[lang])).filter(
    line => line !== "",
  )
