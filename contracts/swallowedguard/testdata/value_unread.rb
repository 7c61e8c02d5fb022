class Hoist
  def call(crane, tonnes)
    checked =
      begin
        raise ArgumentError, "tonnes must be positive" unless tonnes.is_a?(Integer) && tonnes.positive? # want swallowed-guard tonnes
        true
      rescue ArgumentError
        false
      end
    Rails.logger.info("checked: #{checked}")
    crane.update!(load: tonnes)
  end

  def read(crane, tonnes)
    checked =
      begin
        raise ArgumentError, "tonnes must be positive" unless tonnes.is_a?(Integer) && tonnes.positive?
        true
      rescue ArgumentError
        false
      end
    return unless checked

    crane.update!(load: tonnes)
  end
end
