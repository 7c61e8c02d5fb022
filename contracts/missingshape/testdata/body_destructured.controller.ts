import type { Request, Response } from 'express';

export class BookController {
  private readonly all: string[] = [];

  async create(req: Request, res: Response): Promise<void> {
    const { title, author } = req.body; // want missing-shape body @warning
    if (typeof title !== 'string') throw new TypeError('title is required');
    this.all.push(title.trim(), author.trim());
    res.sendStatus(201);
  }
}
