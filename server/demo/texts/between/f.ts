import type { DemoWording, Seconded } from "../wording.ts"

/** The list of terms, which both sides agreed on half a year before the session. */
export const f1: DemoWording = {
  en: "Both sides keep one list of the legal terms used in their texts, in Chinese and Japanese; a term is entered only when both sides have confirmed its definition.",
  zh: "双方共同维护一份文本所用法律术语的中日文对照表；术语的定义经双方确认后，方可列入。",
  ja: "双方は、文面で用いる法律用語の中国語・日本語対照表を共同で管理する。用語は、その定義を双方が確認した後に限り、掲載する。",
}

/** The trial of machine translation, which was dropped later. */
export const f2: DemoWording = {
  en: "Both sides test for half a year whether a shared machine translation service can prepare first drafts of texts; one person of each side checks every draft.",
  zh: "双方以半年为期，试验能否由共用的机器翻译服务准备文本初稿；每份初稿均由双方各一名人员核对。",
  ja: "双方は、共同で利用する機械翻訳サービスにより文面の初稿を作成できるかを、半年間試行する。初稿は、いずれも双方の担当者各1名が確認する。",
}

export const namesMasked: Seconded = {
  text: "固有名詞と条番号は、機械翻訳に渡す前に伏せること。",
  second: {
    en: "Proper names and article numbers are to be masked before a text goes to machine translation.",
    zh: "专有名词和条款编号应先行遮蔽，再提交机器翻译。",
  },
}

/** The change that Morishita would make to the list of terms, at its review. */
export const englishColumn: Seconded = {
  text: "英語の欄も加えてはどうでしょうか。",
  second: { en: "An English column could be added.", zh: "不妨增加英文栏。" },
}

/** The progress notes on both records, oldest first. */
export const termsProgress = {
  listed: {
    text: "已列入40条术语，其中31条的定义已经双方确认。",
    second: {
      en: "Forty terms are entered; the definitions of 31 have been confirmed by both sides.",
      ja: "40語を掲載し、うち31語の定義を双方が確認済みです。",
    },
  },
  published: {
    text: "40語すべての定義を双方が確認し、対照表を公開しました。",
    second: {
      en: "Both sides have confirmed the definitions of all 40 terms, and the list is published.",
      zh: "40条术语的定义已全部经双方确认，对照表已公开。",
    },
  },
  trialled: {
    text: "两家服务正在比较，首批12份初稿已核对。",
    second: {
      en: "Two services are being compared; the first 12 drafts have been checked.",
      ja: "2社のサービスを比較中です。最初の初稿12件の確認を終えました。",
    },
  },
  stopped: {
    text: "選定したサービスでは、文面が学習に使われないことを保証できないため、試行を中止しました。",
    second: {
      en: "The trial has been stopped, as the service chosen could not guarantee that texts are not used for training.",
      zh: "所选服务无法保证文本不被用于训练，试验已停止。",
    },
  },
} satisfies Record<string, Seconded>
