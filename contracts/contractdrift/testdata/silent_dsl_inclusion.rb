class Paint < Actor
  # @pre `%w[red blue].include?(colour)`
  input :colour, type: String, in: %w[red blue]

  def call
    Palette.mix!(colour)
  end
end
