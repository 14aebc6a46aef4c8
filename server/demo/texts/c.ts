import type { DemoWording, Said } from "./wording.ts"

export const c1: { v1: DemoWording; v2: DemoWording } = {
  v1: {
    en: "Both sides describe a shipment with the same few events (departed, arrived, held, released) and the same delay codes, openly licensed.",
    zh: "双方采用同一组精简事件（出发、到达、暂扣、放行）和统一的延误代码描述货运状态，并以开放许可方式公布。",
    ja: "双方は、貨物の状況を、共通の少数のイベント（出発、到着、保留、保留解除）と共通の遅延コードで記述し、これらをオープンライセンスで公開する。",
  },
  v2: {
    en: "Both sides describe a shipment with the same few events (forecast, departed, arrived, held, released) and the same delay codes, openly licensed. No field may identify a driver or a crew member.",
    zh: "双方采用同一组精简事件（预计、出发、到达、暂扣、放行）和统一的延误代码描述货运状态，并以开放许可方式公布；任何字段均不得用于识别驾驶员或船员的身份。",
    ja: "双方は、貨物の状況を、共通の少数のイベント（予測、出発、到着、保留、保留解除）と共通の遅延コードで記述し、これらをオープンライセンスで公開する。運転者又は乗組員を識別できる項目を設けてはならない。",
  },
}

/** The text of statement C-2. Its bracket keeps two alternatives visible in every language. */
export const c2: DemoWording = {
  en: "Within an hour of a declared disruption, ports share congestion figures; the disruption is declared by [the port concerned | a joint duty desk].",
  zh: "宣布出现运营中断后一小时内，各港口共享拥堵数据；运营中断由[相关港口 | 联合值班台]宣布。",
  ja: "港湾機能の障害が宣言されてから1時間以内に、各港は混雑データを共有する。宣言は[当該港 | 共同当直デスク]が行う。",
}

export const withinAnHour: Said[] = [
  [
    "onodera",
    "一時間という時間のほうが、誰が宣言するかより重要です。",
    { en: "The hour matters more than who presses the button.", zh: "比起由谁宣布，“一小时”更重要。" },
  ],
  [
    "zhou",
    "这样一来，医院的配送情况外人都能看到。",
    {
      en: "Then strangers can see a hospital's deliveries.",
      ja: "それでは、病院への配送が外部の人に見えてしまいます。",
    },
  ],
  [
    "hayase",
    "混雑状況と時刻を組み合わせると、顧客名簿になります。",
    { en: "Congestion plus time makes a customer list.", zh: "把拥堵情况和时间放在一起，就成了客户名单。" },
  ],
  [
    "han",
    "可以只公布等级，不公布具体数字。",
    { en: "Publish bands, not counts.", ja: "具体的な数値ではなく、区分だけを公表すればよいと思います。" },
  ],
]

export const bands: Said[] = [["han", "“拥堵数据”改为“拥堵等级”"]]

export const carriedOver = "C-2 尚有一处方括号未解决，未发起表态，留待下次会议。"
