import type { Lang } from "../../model/terms.ts"
import type { Fault, Proven, Verdict, Why } from "./verdict.ts"

type Id =
  | "ok"
  | "bad"
  | "header"
  | "file"
  | "trailer"
  | "anchor"
  | "embedded"
  | "given"
  | "anchored"
  | "extracts"
  | "countersigned"
  | "signedBy"

export type Sentences = Record<Id, string> & { why: Record<Why, string> }

/** What a verdict says to people; the verifiers of a bundle are given the same sentences. */
export const sentences: Record<Lang, Sentences> = {
  en: {
    ok: "Complete and unchanged. Compare this fingerprint with the one in the minutes: {hash}",
    bad: "Does not verify: entry {n} differs.",
    header: "Does not verify: the first line differs.",
    file: "Does not verify: the enclosed verifier differs.",
    trailer: "Does not verify: the last line differs.",
    anchor: "Does not verify: the fingerprint you gave is not in this bundle.",
    embedded: "Internally consistent only: the key came with the bundle. Compare it with the one on the record’s page.",
    given: "Signed with the key you gave.",
    anchored: "The fingerprint you gave is that of entry {n}: nothing up to it has changed.",
    countersigned: "Countersigned by members: {records}",
    extracts: "{n} entries are shown in part. For these, only the signature vouches.",
    signedBy: "Key: {key}",
    why: {
      missing: "It is missing.",
      unterminated: "It is cut off.",
      "not-utf8": "It is not UTF-8.",
      "not-json": "It is not JSON.",
      "not-canonical": "It is not written in the canonical form (RFC 8785).",
      shape: "A field is missing, too many or of another kind.",
      "out-of-order": "It stands in another’s place.",
      hash: "Its hash is another.",
      signature: "The signature is not by this key.",
      record: "The record contradicts itself or the version it records.",
      countersignature: "It countersigns a record that is not in force, in another’s name, or a second time.",
      "after-the-end": "Something stands after the end.",
      "not-anchored": "",
    },
  },
  zh: {
    ok: "内容完整，未被改动。请与会议纪要所载指纹核对：{hash}",
    bad: "验证未通过：第{n}条不一致。",
    header: "验证未通过：首行不一致。",
    file: "验证未通过：所附验证程序不一致。",
    trailer: "验证未通过：末行不一致。",
    anchor: "验证未通过：存证包中没有您提供的指纹。",
    embedded: "仅内部一致：公钥取自存证包本身，请与共识记录页面所载公钥核对。",
    given: "签名与您提供的公钥相符。",
    anchored: "您提供的指纹即第{n}条的指纹，该条及之前的内容均未改动。",
    countersigned: "成员联署：{records}",
    extracts: "有{n}条仅显示部分内容，这些内容仅由签名担保。",
    signedBy: "公钥：{key}",
    why: {
      missing: "该条缺失。",
      unterminated: "该条被截断。",
      "not-utf8": "不是UTF-8编码。",
      "not-json": "不是JSON格式。",
      "not-canonical": "不是规范写法（RFC 8785）。",
      shape: "字段缺失、多余或类型不符。",
      "out-of-order": "位置不对。",
      hash: "哈希值不一致。",
      signature: "签名与公钥不符。",
      record: "共识记录自相矛盾，或与所载版本不符。",
      countersignature: "所联署的记录未在有效状态，或以他人名义联署，或重复联署。",
      "after-the-end": "末行之后还有内容。",
      "not-anchored": "",
    },
  },
  ja: {
    ok: "欠落も改変もありません。議事録に記載の値と照合してください：{hash}",
    bad: "検証できません：{n}番目の項目が一致しません。",
    header: "検証できません：先頭行が一致しません。",
    file: "検証できません：同梱の検証プログラムが一致しません。",
    trailer: "検証できません：最終行が一致しません。",
    anchor: "検証できません：入力された値は、このファイルの中にありません。",
    embedded:
      "内部の整合のみ確認しました。公開鍵はファイルに同梱のものです。合意記録のページに記載の鍵と照合してください。",
    given: "指定された公開鍵による署名です。",
    anchored: "入力された値は{n}番目の項目の値です。そこまでの内容に改変はありません。",
    countersigned: "参加者による連署：{records}",
    extracts: "{n}件の項目は一部のみ記載されています。その内容を保証するのは署名だけです。",
    signedBy: "公開鍵：{key}",
    why: {
      missing: "欠落しています。",
      unterminated: "途中で切れています。",
      "not-utf8": "UTF-8ではありません。",
      "not-json": "JSONではありません。",
      "not-canonical": "正規形（RFC 8785）で書かれていません。",
      shape: "項目の過不足または型の違いがあります。",
      "out-of-order": "位置が違います。",
      hash: "ハッシュ値が一致しません。",
      signature: "この鍵による署名ではありません。",
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
  const line = part === "entry" ? fill(words.bad, { n: entry ?? 0 }) : words[part]
  return [line, words.why[why]]
}

const countersigned = (list: Proven["countersigned"]): string =>
  list.map(({ number, times }) => `CR-${String(number)} (${times})`).join(", ")

function provenLines(proven: Proven, words: Sentences): string[] {
  const { head, publicKey, key, anchored, extracts } = proven
  const records = countersigned(proven.countersigned)
  return [
    fill(words.ok, { hash: head.hash }),
    anchored === null ? "" : fill(words.anchored, { n: anchored }),
    words[key],
    fill(words.signedBy, { key: publicKey }),
    records === "" ? "" : fill(words.countersigned, { records }),
    extracts === 0 ? "" : fill(words.extracts, { n: extracts }),
  ]
}

/** A verdict in sentences, the first of which says it all. */
export const verdictLines = (verdict: Verdict, lang: Lang): string[] =>
  (verdict.ok ? provenLines(verdict, sentences[lang]) : faultLines(verdict, sentences[lang])).filter(
    line => line !== "",
  )
