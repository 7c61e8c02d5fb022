class VerifyFiles
  def process(version)
    validate_size(version, "gem") # want ignored-guard validate_size
    validate_sum(version, "gem")
    version
  end

  private

  def validate_sum(version, name)
    return unless version.sum

    logger.error "#{name} has a wrong sum" if version.sum != sum_of(name)
  end

  def validate_size(version, name)
    version.size == size_of(name)
  end
end
