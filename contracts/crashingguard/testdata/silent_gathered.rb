class Codes
  def call(text)
    missing = text.split.select { |code| Tube.find_by(code: code).blank? }
    return if missing.empty?
    return if missing.blank?

    tell(missing)
  end

  def other(text)
    found = text.read
    return if found.empty? # want crashing-guard found
    return if found.nil?

    tell(found)
  end
end
