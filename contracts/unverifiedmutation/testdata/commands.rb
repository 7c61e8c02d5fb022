class DumpDatabase
  def call(path)
    system("pg_dump", path) # want unverified-mutation system
    system("gzip", path, exception: true)
    File.open(path) do |file|
      file.flock(File::LOCK_EX | File::LOCK_NB) # want unverified-mutation file
      file.flock(File::LOCK_EX)
    end
    redis.set("dump", 1, nx: true) # want unverified-mutation redis
    redis.set("dump", 1)
    :dumped
  end

  def checked(path)
    system("pg_dump", path)
    raise "no dump" unless $?.success?

    system("gzip", path) || raise("not compressed")
  end
end
