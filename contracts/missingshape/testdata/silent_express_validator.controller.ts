import type { Request, Response } from 'express';
import { validationResult } from 'express-validator';

export class BookController {
  private readonly all: string[] = [];

  async create(req: Request, res: Response) {
    const errors = validationResult(req);
    if (!errors.isEmpty()) return res.status(400).json({ errors: errors.array() });
    this.all.push(req.body.title.trim());
    return res.sendStatus(201);
  }
}
