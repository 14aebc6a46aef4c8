/** The frequencies of the two tones, in hertz. The second tone follows the first. */
const tonesHz = [660, 880]
/** the length of each tone, in seconds */
const lengthSeconds = 0.18
/** the volume, between 0 and 1: audible while somebody speaks, but not startling */
const loudness = 0.12

/**
 * Plays two short tones. Until the reader has pressed something on the page, the browser stays silent without an error.
 */
export function ring(): void {
  const audio = new AudioContext()
  const volume = audio.createGain()
  volume.gain.value = loudness
  volume.connect(audio.destination)
  for (const [n, tone] of tonesHz.entries()) {
    const source = audio.createOscillator()
    source.frequency.value = tone
    source.connect(volume)
    source.start(audio.currentTime + n * lengthSeconds)
    source.stop(audio.currentTime + (n + 1) * lengthSeconds)
    if (n === tonesHz.length - 1) source.addEventListener("ended", () => void audio.close())
  }
}
