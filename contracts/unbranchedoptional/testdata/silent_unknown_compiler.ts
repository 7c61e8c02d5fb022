export interface Artist { name: string }

export class CaptionService {
  caption(artist?: Artist): string {
    return artist.name;
  }
}
