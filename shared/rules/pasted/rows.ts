/** Lines of cells from pasted text: by tab, semicolon or comma, whichever the first line has; cells may be quoted. */
export function rowsOf(text: string): string[][] {
  const first = text.trim().split("\n")[0] ?? ""
  const between = ["\t", ";", "；", ","].find(mark => first.includes(mark)) ?? ";"
  return text
    .split(/\r?\n/)
    .filter(line => line.trim() !== "")
    .map(line => cellsOf(line, between))
}

function cellsOf(line: string, between: string): string[] {
  const cells: string[] = []
  let cell = ""
  let quoted = false
  for (let at = 0; at < line.length; at++) {
    const char = line[at] ?? ""
    if (char === '"' && quoted && line[at + 1] === '"') {
      cell += '"'
      at += 1
    } else if (char === '"') quoted = !quoted
    else if (char === between && !quoted) {
      cells.push(cell.trim())
      cell = ""
    } else cell += char
  }
  return [...cells, cell.trim()]
}
