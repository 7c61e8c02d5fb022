class Headline
  # @pre `!text.blank?`
  def one(text)
    raise ArgumentError, "text is required" if text.nil? || text.strip.empty?

    @text = text
  end

  # @pre `text.present?`
  def two(text)
    raise ArgumentError, "text is required" unless text.present?

    @text = text
  end

  # @pre `text.present?`
  def three(text)
    @text = text.presence || raise(ArgumentError, "text is required")
  end

  # @pre `!text.nil? && !text.strip.empty?`
  def four(text)
    raise ArgumentError, "text is required" if text.blank?

    @text = text
  end
end
