class Hem
  def named(cloth, tailor)
    require_all!(cloth: cloth, tailor: tailor)
    cloth.update!(hemmed_by: tailor.name)
  end

  def hash(cloth, tailor)
    check_values!({ cloth: cloth, tailor: tailor })
    cloth.update!(hemmed_by: tailor.name)
  end

  def list(cloth, tailor)
    check_list!([cloth, tailor])
    cloth.update!(hemmed_by: tailor.name)
  end

  def noted(cloth) # want missing-presence cloth
    note_all!(cloth: cloth)
    cloth.update!(hemmed: true)
  end

  def beside(cloth, tailor) # want missing-presence tailor
    require_all!(cloth: cloth)
    cloth.update!(hemmed_by: tailor.name)
  end

  def cast(cloth) # want missing-presence cloth
    piece = T.unsafe(cloth)
    piece.update!(hemmed: true)
  end

  private

  def require_all!(**values)
    values.each { |name, value| raise ArgumentError, "#{name} is required" if value.nil? }
  end

  def check_values!(values)
    missing = values.select { |_, value| value.nil? }.keys
    raise ArgumentError, missing.join(", ") if missing.any?
  end

  def check_list!(values)
    raise ArgumentError, "one is missing" if values.any?(&:nil?)
  end

  def note_all!(**values)
    values.each { |name, value| Rails.logger.info("#{name}: #{value}") }
  end
end
