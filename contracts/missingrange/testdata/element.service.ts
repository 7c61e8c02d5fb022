export class PlaylistService {
  private readonly tracks: Track[] = [];
  private readonly named: Record<number, Track> = {};

  play(index: number): void { // want missing-range index @hint
    this.tracks[index].play();
  }

  from(tracks: Track[], position: number): void { // want missing-range position @hint
    tracks[position].play();
  }

  peek(index: number): void {
    const track = this.tracks[index];
    if (track) track.play();
  }

  byNumber(index: number): void {
    this.named[index].play();
  }

  bounded(index: number): void {
    if (index < 0 || index >= this.tracks.length) throw new RangeError("index is out of range");

    this.tracks[index].play();
  }
}
