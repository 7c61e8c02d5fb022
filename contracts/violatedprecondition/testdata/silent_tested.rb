class Reprint
  def self.call(label:)
    raise ArgumentError, "label is required" if label.nil?

    label.print!
  end
end

class Labels
  def guarded(code)
    label = Label.find_by(code: code)
    return if label.nil?

    Reprint.call(label: label)
  end

  def branch(code)
    label = Label.find_by(code: code)
    Reprint.call(label: label) if label
  end

  def raising(code)
    Reprint.call(label: Label.find_by!(code: code))
  end

  def other(code)
    Reprint.call(label: Label.find_by(code: code) || Label.default)
  end

  def in_condition(code)
    if (label = Label.find_by(code: code))
      Reprint.call(label: label)
    end
  end

  def handled(code)
    Reprint.call(label: Label.find_by(code: code))
  rescue ArgumentError
    nil
  end

  def helper(code)
    label = Label.find_by(code: code)
    ensure_label!(label)
    Reprint.call(label: label)
  end

  private

  def ensure_label!(label)
    raise NotFound if label.nil?
  end
end
