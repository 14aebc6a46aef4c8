/** Student's t at 97.5 %, by degrees of freedom from 1. */
const t = [12.71, 4.3, 3.18, 2.78, 2.57, 2.45, 2.36, 2.31, 2.26, 2.23, 2.2, 2.18, 2.16, 2.14, 2.13]

export interface Interval {
  mean: number
  low: number
  high: number
}

/** The geometric mean of some ratios, with the interval in which it lies at 95 %. */
export function interval(ratios: readonly number[]): Interval {
  const logs = ratios.map(Math.log)
  const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length
  const deviation = Math.sqrt(logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / (logs.length - 1))
  const half = ((t[logs.length - 2] ?? 2.1) * deviation) / Math.sqrt(logs.length)
  return { mean: Math.exp(mean), low: Math.exp(mean - half), high: Math.exp(mean + half) }
}

export const shown = ({ mean, low, high }: Interval): string =>
  `${mean.toFixed(2)} × (${low.toFixed(2)} to ${high.toFixed(2)})`
