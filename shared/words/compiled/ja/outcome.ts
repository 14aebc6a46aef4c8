// written by npm run words from the catalogues beside this folder
import type { Message } from "../../message.ts"
import type { OutcomeParameters } from "../parameters.ts"

export const outcome: Readonly<Record<keyof OutcomeParameters, Message>> = {
  "count": "{n}",
  "figures": "{support}/{cast}",
  "figures.answered": "{figures}、{electorate}名中{answered}名が回答",
  "figures.side": "{side}{support}/{cast}",
  "figures.sides": "{figures}、{sides}",
  "figures.sides.next": "{before}、{next}",
  "label.latin": "{label}",
  "statement.amending": "{label}第{version}版（CR-{n}の改定案）",
  "statement.bracketed": ["carried",{"yes":"{label}はブラケットが{count}か所残っていたため合意確認を行わず、次回に持ち越した。","other":"{label}はブラケットが{count}か所残っていたため合意確認を行わず、合意に至らなかった。"}],
  "statement.called": ["carried",{"yes":"{label}は合意に至らず、次回に持ち越した（{figures}）。","other":"{label}は合意に至らずに終わった（{figures}）。"}],
  "statement.closed": "{label}は締め切られており、結果は表示されていない。",
  "statement.draft": "{label}は案のままで、提案されていない。",
  "statement.in-round": "{label}は受付中であり、結果は表示されていない。",
  "statement.no-quorum": "{sentence}この合意確認は定足数に達しなかった。",
  "statement.proposed": "{label}は提案済みで、合意確認はまだである。",
  "statement.rated": ["carried",{"yes":"{label}は評価のみ（中央値{median}）で合意確認を行わず、次回に持ち越した。","other":"{label}は評価のみ（中央値{median}）で合意確認を行わず、合意に至らなかった。"}],
  "statement.uncalled": ["carried",{"yes":"{label}は合意確認を行わず、次回に持ち越した。","other":"{label}は合意確認を行わず、合意に至らなかった。"}],
}
