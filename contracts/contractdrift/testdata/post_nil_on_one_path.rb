class Pick
  # @post `!result.nil?` # want contract-drift @information
  def first_word(text)
    return if text == "none"

    text.to_s
  end
end
