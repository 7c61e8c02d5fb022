import type { Request, Response } from 'express';

export class BookController {
  private readonly all: string[] = [];

  async create(req: Request, res: Response): Promise<void> {
    const { title, author, pages = 0 } = req.body;
    if (typeof title !== 'string' || typeof author !== 'string') {
      res.status(400).json({ error: 'title and author are required' });
      return;
    }
    this.all.push(title.trim(), author.trim(), String(pages));
    res.sendStatus(201);
  }

  async rename(req: Request, res: Response) {
    const { title } = req.body;
    if (!title) return res.status(422).send('title is required');
    this.all.push(title.trim());
    return res.sendStatus(204);
  }
}
