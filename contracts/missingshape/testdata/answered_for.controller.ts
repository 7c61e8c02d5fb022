// Keys of a body that are only used where any error becomes an answer are answered for; one that is used outside is not. What a method of
// the class asks of the envelope of every answer counts for those who call it.
import { Request, Response } from "express";

export class CheckersController {
  constructor(private readonly checkers: CheckersService) {}

  add = async (req: Request, res: Response): Promise<void> => {
    const { email } = req.body; // want missing-shape @information
    try {
      await this.checkers.add(email);
      res.json();
    } catch (error) {
      res.status(400).json({ message: error.message });
    }
  };

  drop = async (req: Request, res: Response): Promise<void> => {
    const { email } = req.body; // want missing-shape @warning
    await this.checkers.drop(email);
    res.json();
  };
}
