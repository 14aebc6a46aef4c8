// written by npm run words from the catalogues beside this folder
import type { Message } from "../../message.ts"
import type { OutcomeParameters } from "../parameters.ts"

export const outcome: Readonly<Record<keyof OutcomeParameters, Message>> = {
  "count": ["n",{"0":"零","1":"一","2":"两","3":"三","4":"四","5":"五","6":"六","7":"七","8":"八","9":"九","other":"{n}"}],
  "figures": "{support}/{cast}",
  "figures.answered": "{figures}；{electorate}人中{answered}人作答",
  "figures.side": "{side} {support}/{cast}",
  "figures.sides": "{figures}；{sides}",
  "figures.sides.next": "{before}，{next}",
  "label.latin": "{label} ",
  "statement.amending": "{label} 第{version}版（修正CR-{n}）",
  "statement.bracketed": ["carried",{"yes":"{label}尚有{count}处方括号未解决，未发起表态，留待下次会议。","other":"{label}尚有{count}处方括号未解决，未发起表态，未达成共识。"}],
  "statement.called": ["carried",{"yes":"{label}未达成共识，留待下次会议（{figures}）。","other":"{label}未达成共识（{figures}）。"}],
  "statement.closed": "{label}的作答已截止，结果未公布。",
  "statement.draft": "{label} 为草案，未提交。",
  "statement.in-round": "{label}仍在作答，尚未公布任何结果。",
  "statement.no-quorum": "{sentence}本轮表态未达法定人数。",
  "statement.proposed": "{label}已提交，尚未表态。",
  "statement.rated": ["carried",{"yes":"{label}已评分（中位数{median}），未发起表态，留待下次会议。","other":"{label}已评分（中位数{median}），未发起表态，未达成共识。"}],
  "statement.uncalled": ["carried",{"yes":"{label}未发起表态，留待下次会议。","other":"{label}未发起表态，未达成共识。"}],
}
