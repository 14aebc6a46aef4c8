/** A line of a picture: its name, and its points in units of the axes. */
export interface Curve {
  name: string
  points: readonly (readonly [x: number, y: number])[]
}

const [width, height, margin] = [640, 360, 56]
/** A dark and a lighter line, which also differ by their dashes. */
const strokes = ['stroke="#1d4ed8"', 'stroke="#b45309" stroke-dasharray="6 4"']

/** Draws curves on two logarithmic axes, as SVG. Each point has its value beside it. */
export function picture(title: string, curves: readonly Curve[]): string {
  const all = curves.flatMap(({ points }) => points)
  const scale = (values: readonly number[], from: number, to: number) => {
    const [least, greatest] = [Math.log(Math.min(...values)), Math.log(Math.max(...values))]
    return (value: number) => Math.round(from + ((Math.log(value) - least) / (greatest - least || 1)) * (to - from))
  }
  const x = scale(
    all.map(([value]) => value),
    margin,
    width - margin,
  )
  const y = scale(
    all.map(([, value]) => value),
    height - margin,
    margin,
  )
  const steps = [...new Set(all.map(([value]) => value))]
  const ticks = steps.map(at => `<text x="${x(at)}" y="${height - 24}" text-anchor="middle">${at}</text>`)
  const lines = curves.map(({ name, points }, n) => {
    const path = points.map(([a, b]) => `${x(a)},${y(b)}`).join(" ")
    const values = points.map(
      ([a, b]) => `<text x="${x(a)}" y="${y(b) - 8}" text-anchor="middle">${b.toFixed(0)}</text>`,
    )
    const key = `<text x="${width - margin}" y="${margin + 18 * n}" text-anchor="end">${name}</text><line x1="${width - 190}" x2="${width - 150}" y1="${margin - 4 + 18 * n}" y2="${margin - 4 + 18 * n}" ${strokes[n]}/>`
    return `<polyline points="${path}" fill="none" stroke-width="2" ${strokes[n]}/>${values.join("")}${key}`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12"><rect width="${width}" height="${height}" fill="#fff"/><text x="${margin}" y="28">${title}</text>${ticks.join("")}${lines.join("")}</svg>
`
}
