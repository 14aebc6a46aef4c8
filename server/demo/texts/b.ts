import type { Panelist } from "./roster.ts"
import type { DemoWording, Said, Seconded } from "./wording.ts"

export const b1: DemoWording = {
  en: "AI may propose a change in an older person's care; a named caregiver decides, can explain the decision and records it; declining the system never reduces the service.",
  zh: "人工智能可以就老年人照护提出调整建议；是否调整由具名的照护人员决定，该人员应能说明决定的理由，并予以记录；不得因拒绝使用该系统而减少服务。",
  ja: "AIは、高齢者の介護内容の変更を提案することができる。変更するかどうかは、氏名を明示した介護担当者が決定し、その理由を説明できるようにした上で、決定を記録する。システムの利用を断ったことを理由に、サービスを減らしてはならない。",
}

export const b2: DemoWording = {
  en: "For the first two years, joint pilots exchange models and aggregate findings only; individual care records stay where they were collected.",
  zh: "联合试点的前两年，双方仅交换模型和汇总结果；个人照护记录留存在采集地。",
  ja: "共同実証の当初2年間は、モデルと集計結果のみを交換し、個人の介護記録は収集地にとどめる。",
}

/** The reasons for the scores of the two ratings of B-2. */
export const b2Reasons = {
  first: {
    zhou: {
      text: "“汇总结果”应写明最少人数，否则各方理解不一。",
      second: {
        en: "“Aggregate findings” should state a minimum number of people, or each side reads it differently.",
        ja: "「集計結果」には最低人数を明記すべきです。そうでなければ、双方の理解が食い違います。",
      },
    },
    su: {
      text: "只交换模型，评测时仍能覆盖双方的情况。",
      second: {
        en: "With models alone, an evaluation can still cover conditions on both sides.",
        ja: "モデルだけを交換しても、双方の状況を踏まえた評価はできます。",
      },
    },
    morishita: {
      text: "小さな施設では、集計値から個人が分かってしまいます。",
      second: {
        en: "In a small home, an aggregate reveals the individual.",
        zh: "在小型机构里，从汇总数字就能看出是谁。",
      },
    },
    onodera: {
      text: "港湾の実証では困りませんが、介護の記録は慎重に扱うべきです。",
      second: {
        en: "For pilots in ports this is no difficulty, but care records call for caution.",
        zh: "港口试点没有困难，但照护记录应当慎重对待。",
      },
    },
  },
  second: {
    lin: {
      text: "记录留存在采集地，与双方现行法律一致。",
      second: {
        en: "Records that stay where they were collected are in line with the law on both sides.",
        ja: "記録を収集地にとどめることは、双方の現行法に沿っています。",
      },
    },
    morishita: {
      text: "集計の最低人数が本文にないままでは、支持できません。",
      second: {
        en: "I cannot support it as long as the text states no minimum number for an aggregate.",
        zh: "正文不写明汇总的最少人数，我就不能支持。",
      },
    },
  },
} satisfies Record<string, Partial<Record<Panelist, Seconded>>>

/** The title under which the secretary grouped two of the reasons. */
export const smallGroups: DemoWording = {
  en: "Counts of small groups",
  zh: "人数很少的群体",
  ja: "少人数の集計",
}

export const namedCaregiver: Said[] = [
  [
    "zhou",
    "夜班只有一个人的时候，“具名”指的是谁？",
    { en: "Who is “named” on a night shift of one?", ja: "夜勤が一人のとき、「氏名を明示」とは誰のことですか。" },
  ],
  [
    "morishita",
    "勤務表に氏名が載っています。その時間の担当者です。",
    { en: "The duty roster names them: whoever is on at that hour.", zh: "值班表上有姓名，就是当时在岗的那一位。" },
  ],
  [
    "su",
    "采纳建议要记录，没有采纳也要记录。",
    {
      en: "Record it when a proposal is overridden, not only when it is taken.",
      ja: "提案を採用したときだけでなく、採用しなかったときも記録すべきです。",
    },
  ],
  [
    "onodera",
    "専門外ですが、「記録する」の前に「説明できる」を入れていただけませんか。",
    {
      en: "Outside my field, but please put “can explain” before “records”.",
      zh: "这不是我的专业，但请在“记录”之前加上“能够说明理由”。",
    },
  ],
]

export const pointOfOrder: Said[] = [
  [
    "fujiwara",
    "議事進行です。英訳の「records it」は、説明を記録するとも読めます。正文は「決定」です。",
    {
      en: "Point of order: the English “records it” can be read as recording the explanation. The authentic texts say the decision.",
      zh: "程序问题：英译“records it”也可理解为记录说明，而作准文本指的是“决定”。",
    },
  ],
]

export const objection = {
  reason: {
    text: "入居者が12人の施設では、集計値がそのまま個人を表してしまいます。モデルの更新から情報が漏れることもあります。",
    second: {
      en: "In a home with twelve residents an aggregate describes a person, and model updates can leak.",
      zh: "在只有十二位入住者的机构里，汇总数字几乎就等于某个人；模型更新也可能泄漏信息。",
    },
  },
  remedy: {
    text: "集計は30人以上に限り、交換のたびに漏えい試験を行うこと。",
    second: {
      en: "Aggregates of 30 and more, with a leak test when exchanging.",
      zh: "汇总人数不少于30人，且每次交换前进行泄漏测试。",
    },
  },
  disposition: {
    text: "部分采纳：“不少于30人”写入说明；泄漏测试因尚无双方认可的方法，暂未采纳。",
    second: {
      en: "Partly accommodated: the minimum of 30 goes into the explanatory note; the leak test is not adopted, as no method has been agreed.",
      ja: "一部採用：30人以上とする点は注記に加える。漏えい試験は、双方が認める方法がまだないため採用しない。",
    },
  },
  reply: {
    text: "異議を維持します。少数意見を提出します。",
    second: { en: "I maintain the objection and submit a dissent.", zh: "我坚持异议，并提交少数意见。" },
  },
} satisfies Record<string, Seconded>

/** The words by which Morishita corrects the English text of her remedy. */
export const remedyCorrected = "Aggregate groups of at least 30, and a leak test before each exchange."

export const b2Note: DemoWording = {
  en: "No aggregate is exchanged for a group of fewer than 30.",
  zh: "少于30人的群体，不交换汇总结果。",
  ja: "30人未満の集団については集計結果を交換しない。",
}

export const dissent: Seconded = {
  text: "小さな施設で得られた集計は、そこに暮らす人の肖像です。2年という期限が守るのは日程であって、人ではありません。モデルの交換そのものに反対しているのではありません。双方が自ら実施できる漏えい試験の方法について合意できたときには、私は交換を支持します。それまでは、この案に同意できません。",
  second: {
    en: "A count taken in a small home is a portrait of the people who live there. Two years protects a schedule, not a person. I do not oppose the exchange of models as such. Once a leak test that both sides can run themselves has been agreed, I will support the exchange. Until then I cannot agree to this text.",
    zh: "在小型机构里得出的统计数字，就是住在那里的人的肖像。两年期限保护的是日程，不是人。我并不反对交换模型本身。待双方都能自行实施的泄漏测试方法商定之后，我会支持交换；在此之前，我不能同意本条。",
  },
}

/** The two progress notes under the record of B-1, each in its author's own language. */
export const progressNotes = {
  su: {
    text: "各试点尚未收到填写说明。",
    second: {
      en: "The pilot sites have not yet received the instructions for filling in the record.",
      ja: "各実証施設には、記入要領がまだ届いていません。",
    },
  },
  morishita: { text: "東京の2施設が、決定した担当者の氏名の記録を始めました。", second: {} },
} satisfies Record<string, Seconded>
